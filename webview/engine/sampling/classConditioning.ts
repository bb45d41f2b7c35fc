import type { SampleSettings } from '../../../src/protocol/playgroundState';
import type { SampleOptions } from '../contract/engine';
import type { ImageOperation } from '../protocol/imageOperation';
import type { NetworkConfig } from '../graph/buildNetwork';

/** The class label that a network without “no class” is given until the user chooses one. */
export const firstClass = '0';

type Condition = Pick<SampleSettings, 'label' | 'imageLabel' | 'count' | 'guidanceScale'>;

/**
 * Labels and guidance for a network with classes; nothing for one without. What begins with an image is not told
 * another class for each sample, as what begins with noise is.
 * @param noClass whether the last class means “no class”; else each image has a class, and there is no guidance.
 */
export function conditioningOf(
  config: Pick<NetworkConfig, 'num_class_embeds'>,
  condition: Condition,
  operation: ImageOperation | undefined,
  noClass = true,
): Pick<SampleOptions, 'labels' | 'guidanceScale'> {
  const { label, imageLabel = 'none' } = condition;
  const needed = imageLabel === 'none' && !noClass ? firstClass : imageLabel;
  return classConditioning(config, { ...condition, label: operation ? needed : label }, noClass);
}

/** Labels and guidance by the setting `label` alone. */
export function classConditioning(
  { num_class_embeds: embeddings }: Pick<NetworkConfig, 'num_class_embeds'>,
  { label, count, guidanceScale }: Pick<SampleSettings, 'label' | 'count' | 'guidanceScale'>,
  noClass = true,
): Pick<SampleOptions, 'labels' | 'guidanceScale'> {
  if (embeddings === null) {
    return {};
  }
  const classes = noClass ? embeddings - 1 : embeddings;
  if (label === 'none' && noClass) {
    return { labels: new Int32Array(count).fill(classes) };
  }
  const each = label === 'each' || label === 'none';
  const labels = Int32Array.from({ length: count }, (_, image) =>
    each ? image % classes : Math.min(Number(label), classes - 1),
  );
  return { labels, guidanceScale: noClass ? guidanceScale : 1 };
}
