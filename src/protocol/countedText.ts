import * as l10n from '@vscode/l10n';

/** A number of images, as a part of a sentence; `written` as people write the number. */
export function imagesText(count: number, written = String(count)): string {
  return count === 1 ? l10n.t('1 image') : l10n.t('{0} images', written);
}

/** A number of steps, of training or of sampling, as a part of a sentence; `written` as people write the number. */
export function stepsText(count: number, written = String(count)): string {
  return count === 1 ? l10n.t('1 step') : l10n.t('{0} steps', written);
}
