import * as l10n from '@vscode/l10n';

/** What the figures of resized or padded images must not be taken for. */
export function notComparable(): string {
  return l10n.t(
    'These figures are for small images made from the data: they are not comparable with published MNIST or CIFAR numbers.',
  );
}
