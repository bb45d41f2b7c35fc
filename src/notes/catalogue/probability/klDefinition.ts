import { isDivergence } from '../../formulas/shape';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { prml } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { densityLetter, isMean, judgeMean } from './mean';

/** D(p‖q) = Σ p log(p/q) */
export const klDefinition = formula({
  id: 'kl-definition',
  name: () => l10n.t('KL divergence'),
  source: { paper: prml, place: 'section', number: '1.6.1' },
  run: { title: () => l10n.t('KL divergence'), shows: { figure: 'kl' } },
  isOfOtherProcess: true,
  recognises: (f) => isDivergence(f.left) && rightHasFunction('log')(f) && isMean(f),
  judge: judgeDivergence,
});

/** Σ p log(p/q), also as a mean over p. */
function judgeDivergence({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') {
    return 'unknown';
  }
  const [p, q] = left.groups.map((group) => densityLetter(group[0]));
  return p && q
    ? judgeMean(
        right,
        (at) => ratio(at(p), at(q)),
        (at) => at(p),
      )
    : 'unknown';
}

const ratio = (p: number | undefined, q: number | undefined) =>
  p === undefined || q === undefined ? undefined : Math.log(p / q);
