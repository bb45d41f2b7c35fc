import type { SampleSettings } from '../../src/protocol/playgroundState';
import type { SampleOptions } from './engine';
import type { NetworkConfig } from './graph/network';

/**
 * Labels and guidance for a network with classes, the last of which means “no class”; nothing for one without.
 * @param noClass whether the network knows that last class; without it each image has a class, and no guidance.
 */
export function conditioning(
  { num_class_embeds: embeddings }: Pick<NetworkConfig, 'num_class_embeds'>,
  { label, count, guidanceScale }: Pick<SampleSettings, 'label' | 'count' | 'guidanceScale'>,
  noClass = true,
): Pick<SampleOptions, 'labels' | 'guidanceScale'> {
  if (embeddings === null) return {};
  const none = embeddings - 1;
  if (label === 'none' && noClass) return { labels: new Int32Array(count).fill(none) };
  const each = label === 'each' || label === 'none';
  const labels = Int32Array.from({ length: count }, (_, image) =>
    each ? image % none : Math.min(Number(label), none - 1),
  );
  return { labels, guidanceScale: noClass ? guidanceScale : 1 };
}
