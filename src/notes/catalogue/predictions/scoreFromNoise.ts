import * as l10n from '@vscode/l10n';
import { quantities } from '../../formulas/expression';
import { isGradient } from '../../formulas/equationFacts';
import { guidedDiffusion } from '../../glossary/papers';
import { formula } from '../formula';
import type { Judge } from '../judge';
import { byParts, isOfScale, scaleRole } from '../noiseScale';

const r = String.raw;

/** s_θ = -ε_θ / √(1-ᾱ_t) */
export const scoreFromNoise = formula({
  id: 'score-from-noise',
  name: () => l10n.t('Score from the noise'),
  source: { paper: guidedDiffusion, place: 'equation', number: '11' },
  run: {
    title: () => l10n.t('What a network may predict'),
    shows: { figure: 'parameterisations', state: { predicts: 'score' } },
  },
  recognises: (f) =>
    (f.leftRole === 'scoreHat' || isGradient(f.left)) && f.hasAny('noiseHat', 'noise') && !f.has('x0'),
  truth: {
    forms: [
      r`-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`,
      r`-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
    ],
  },
  judge: (equation, circumstances) =>
    isOfScale(equation) ? judgeScale(equation, circumstances) : circumstances.byTruth(),
  isOfScores: true,
});

/** A score by the noise, −ε/σ. */
const judgeScale: Judge = (equation, circumstances) =>
  quantities(equation.right).every(({ letter }) => /^[εzσxtθ]$/.test(letter))
    ? byParts(scaleRole, (at) => -at('noise') / at('σ'))(equation, circumstances)
    : 'unknown';
