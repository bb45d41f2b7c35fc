import * as l10n from '@vscode/l10n';

/** What the figures of resized or padded images must not be taken for. */
export function notComparable(): string {
  return l10n.t(
    'These figures are for small images made from the data: they are not comparable with published MNIST or CIFAR numbers.',
  );
}

/** What the distances in our classifier's features must not be taken for. */
export function notFid(): string {
  return l10n.t(
    'These distances and scores are in the 64 features of our own small digit classifier: they are not FID or Inception scores, and not comparable with published ones.',
  );
}
