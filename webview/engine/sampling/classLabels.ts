import type { DataSet } from '../../../src/datasets/dataSet';
import type { NetworkConfig } from '../graph/buildNetwork';

/** The classes of a data set and "no class": what a conditional network's `num_class_embeds` must be. */
export function numClassEmbeds({ labels }: Pick<DataSet, 'labels'>): number {
  return labels.reduce((most, label) => Math.max(most, label), 0) + 2;
}

/**
 * The labels of a batch as the network takes them: those given, or "no class" for all; empty for a network
 * without classes.
 * @throws {RangeError} when there are labels and no classes, another number of them, or one out of range.
 */
export function classLabels(
  { num_class_embeds: classes }: Pick<NetworkConfig, 'num_class_embeds'>,
  count: number,
  labels: ArrayLike<number> | undefined,
): Int32Array {
  if (classes === null) {
    if (labels) {
      throw new RangeError('The network was trained without classes, so it takes no labels.');
    }
    return new Int32Array();
  }
  if (!labels) {
    return new Int32Array(count).fill(classes - 1);
  }
  if (labels.length !== count) {
    throw new RangeError(`Each image takes one label: ${count} in all, but ${labels.length} were given.`);
  }
  return Int32Array.from(labels, (label) => {
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(`The network has classes 0 to ${classes - 1}, but no class ${label}.`);
    }
    return label;
  });
}
