import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { quantities } from '../../formulas/expression';
import { isClassifierGradient } from '../../formulas/equationFacts';
import { guidedDiffusion } from '../../glossary/papers';
import { Coefficients } from '../../worlds/coefficients';
import { type Verdict, compare } from '../../worlds/compare';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import { isLearned } from '../../vocabulary/roles';
import { formula } from '../formula';
import type { Circumstances } from '../judge';

/** ε̂ = ε_θ - s √(1-ᾱ_t) ∇ log p(y|x_t) */
export const classifierGuidance = formula({
  id: 'classifier-guidance',
  name: () => l10n.t('Classifier guidance'),
  source: { paper: guidedDiffusion, place: 'equation', number: '14' },
  run: { title: () => l10n.t('Classifier guidance'), shows: { figure: 'guidance' } },
  recognises: (f) => f.leftRole === 'noiseHat' && f.has('noiseHat') && f.some(isClassifierGradient),
  judge: judgeGuidance,
  isOfScores: true,
});

/** ε − s √(1−ᾱ_t) ∇ log p(y|x_t), with any letter for the scale s. */
function judgeGuidance({ right }: Equation, { convention }: Circumstances): Verdict {
  // The noise's scale by a letter of its own.
  if (quantities(right).some(({ letter }) => letter === 'σ')) {
    return 'unknown';
  }
  const coefficients = new Coefficients(right, convention);
  const scale = quantities(right).find((each) => /^[wsγλωk]$/.test(each.letter) && !isLearned(each));
  return compare(
    () => 0,
    (world) => {
      const [g, e] = [coefficients.of(world, 'classifier'), coefficients.of(world, 'prediction')];
      const values = new FormulaValues(world, convention, readLetters([right]), { unknowns: true });
      const factor = scale ? values.quantity(scale, new Map()) : 1;
      const alphaBar = world.alphaBar(world.t);
      if (g === undefined || e === undefined || factor === undefined || alphaBar === undefined) {
        return undefined;
      }
      return Math.max(Math.abs(e - 1), Math.abs(g + factor * Math.sqrt(1 - alphaBar)));
    },
  );
}
