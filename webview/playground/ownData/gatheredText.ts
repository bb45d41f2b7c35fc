import * as l10n from '@vscode/l10n';
import { leastOwnImages } from '../../../src/datasets/ownData';
import { mostImagePixels, type Gathered } from './gatherImages';

/** How many images there are, in how many classes, and what was passed over. */
export function gatheredText({ images, large, undecodable, full }: Gathered): string {
  const classes = images.classes.length;
  return [
    classes > 1
      ? l10n.t('{0} images in {1} classes.', images.count, classes)
      : l10n.t('{0} images, no classes.', images.count),
    full ? l10n.t('There were more; {0} are taken.', images.count) : '',
    large > 0
      ? l10n.t(
          '{0} skipped: more than {1} megapixels or 32 MB, or not readable.',
          large,
          mostImagePixels / 1e6,
        )
      : '',
    undecodable > 0 ? l10n.t('{0} skipped: damaged, or no PNG, JPEG or WebP.', undecodable) : '',
    images.count < leastOwnImages ? l10n.t('At least {0} are needed.', leastOwnImages) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
