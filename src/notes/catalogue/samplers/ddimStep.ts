import * as l10n from '@vscode/l10n';
import type { Facts } from '../../formulas/facts';
import { readStep } from '../../vocabulary/step';
import { readTwoTimes } from '../../formulas/twoTimes';
import { ddim } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore } from '../recognition';

/** x_{t-1} = √ᾱ_{t-1} x̂_0 + √(1-ᾱ_{t-1}-σ_t²) ε_θ + σ_t ε */
export const ddimStep = formula({
  id: 'ddim-step',
  name: () => l10n.t('DDIM sampling step'),
  source: { paper: ddim, place: 'equation', number: '12' },
  recognises: (f) =>
    (stepsBack(f) &&
      f.hasAny('noiseHat', 'x0Hat') &&
      !hasScore(f) &&
      [...f.quantitiesOf('alphaBar'), ...f.quantitiesOf('alpha')].some(({ sub }) => sub === f.sub) &&
      (f.has('noiseHat') || (f.has('x0Hat', 'state') && !f.has('beta')))) ||
    (f.has('noiseHat') && !hasScore(f) && !f.has('beta') && readTwoTimes(f) !== undefined),
});

/** A sampler's step: from a later state on the right to the earlier one on the left. */
function stepsBack(facts: Facts): boolean {
  if (facts.leftRole !== 'state' && facts.leftRole !== 'x0') return false;
  const to = readStep(facts.sub);
  return facts.quantitiesOf('state').every((each) => {
    if (each.letter !== facts.head!.letter) return true;
    const from = readStep(each.sub);
    if (each.sub === facts.sub) return false;
    return !to || !from || to.base !== from.base || from.shift > to.shift;
  });
}
