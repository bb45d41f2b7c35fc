import * as l10n from '@vscode/l10n';
import type { Slip } from './fixes/slip';

/** One sentence about a slip; `quoted` sets its TeX apart. */
export function slipSentence(slip: Slip, quoted: (tex: string) => string): string {
  switch (slip.kind) {
    case 'signWrong':
      return l10n.t('A sign is wrong.');
    case 'minusMissing':
      return l10n.t('A minus sign is missing.');
    case 'minusExtra':
      return l10n.t('A minus sign is too many.');
    case 'rootMissing':
      return l10n.t('A root is missing.');
    case 'rootOfNoiseMissing':
      return l10n.t('A root is missing: noise is multiplied by a standard deviation, not by a variance.');
    case 'rootExtra':
      return l10n.t('A root is too many.');
    case 'rootOfVarianceExtra':
      return l10n.t('A root is too many: a normal distribution is written with its variance.');
    case 'squareMissing':
      return l10n.t('A square is missing.');
    case 'squareExtra':
      return l10n.t('A square is too many.');
    case 'barMissing':
      return l10n.t('A bar is missing: this is the product over all steps so far, not the α of one step.');
    case 'barExtra':
      return l10n.t('A bar is too many: this is the α of one step, not the product over all steps so far.');
    case 'upsideDown':
      return l10n.t('A fraction is upside down.');
    case 'complementMissing':
      return l10n.t('What stands here must be taken from 1.');
    case 'complementExtra':
      return l10n.t('What stands here must not be taken from 1.');
    case 'halfMissing':
      return l10n.t('A factor ½ is missing.');
    case 'halfExtra':
      return l10n.t('A factor ½ is too many.');
    case 'twoMissing':
      return l10n.t('A factor 2 is missing.');
    case 'twoExtra':
      return l10n.t('A factor 2 is too many.');
    case 'logarithmMissing':
      return l10n.t('A logarithm is missing.');
    case 'logarithmExtra':
      return l10n.t('A logarithm is too many.');
    case 'exchanged':
      return l10n.t('{0} and {1} stand in each other’s place.', quoted(slip.first), quoted(slip.second));
    case 'index':
      return l10n.t('The index must be {0}, not {1}.', quoted(slip.meant), quoted(slip.written));
    case 'productEnd':
      return l10n.t('The product must end at {0}.', quoted(slip.meant));
    case 'productStart':
      return l10n.t('The product must begin at {0}.', quoted(slip.meant));
    case 'sumEnd':
      return l10n.t('The sum must end at {0}.', quoted(slip.meant));
    case 'sumStart':
      return l10n.t('The sum must begin at {0}.', quoted(slip.meant));
  }
}
