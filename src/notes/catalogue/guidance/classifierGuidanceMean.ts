import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { isClassifierGradient } from '../../formulas/equationFacts';
import { readNormal } from '../../formulas/shape';
import { guidedDiffusion } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import { isLearned } from '../../vocabulary/roles';
import { growth } from '../../worlds/roleValues';
import { formula } from '../formula';

/** μ + s Σ ∇ log p(y|x_t) */
export const classifierGuidanceMean = formula({
  id: 'classifier-guidance-mean',
  name: () => l10n.t('Classifier guidance of the mean'),
  source: { paper: guidedDiffusion, place: 'algorithm', number: '1' },
  run: { title: () => l10n.t('Classifier guidance of the mean'), shows: { figure: 'guidance' } },
  recognises: (f) => f.letter('μ') && f.some(isClassifierGradient) && /muHat|muTilde|other/.test(f.leftRole),
  judge: judgeMean,
  isOfScores: true,
});

/** μ + s Σ ∇ log p(y|x): towards the label. */
function judgeMean({ right }: Equation): Verdict {
  const normal = readNormal(right);
  const mean = normal?.mean ?? right;
  return compare(
    () => 1,
    (world) => {
      const slope = growth(
        mean,
        world,
        (each) => (each.letter === '∇' ? 'score' : isLearned(each) ? keyOf(each) : undefined),
        'score',
      );
      return slope === undefined || slope === 0 ? undefined : Math.sign(slope);
    },
  );
}
