import * as l10n from '@vscode/l10n';
import { type Expression, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeLoss } from './judgeLoss';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

const r = String.raw;

/** L_{t-1} - C = E[β²/(2σ²α(1-ᾱ)) ‖ε - ε_θ‖²] */
export const weightedNoiseLoss = formula({
  id: 'weighted-noise-loss',
  name: () => l10n.t('Weighted noise loss'),
  source: { paper: ddpm, place: 'equation', number: '12' },
  run: {
    title: () => l10n.t('Weights of losses over t'),
    shows: { figure: 'parameterisations', state: { shows: 'weights' } },
  },
  recognises: (facts) =>
    !/simple/i.test((facts.head?.sub ?? '') + (facts.head?.label ?? '')) &&
    holds(
      facts,
      (body) =>
        (isLearnedLetter('ε')(body) || isLearnedLetter('z')(body)) &&
        facts.hasAny('alpha', 'alphaBar', 'beta'),
    ) &&
    isWeighted(facts.right),
  judge: judgeLoss(
    [r`\epsilon-\epsilon_\theta(x_t,t)`],
    [
      ...[r`\sigma_t^2`, r`\beta_t`, r`\tilde\beta_t`].map(
        (variance) => r`\frac{\beta_t^2}{2${variance}\alpha_t(1-\bar\alpha_t)}`,
      ),
      r`\frac12(\frac{\bar\alpha_{t-1}}{1-\bar\alpha_{t-1}}-\frac{\bar\alpha_t}{1-\bar\alpha_t})\frac{1-\bar\alpha_t}{\bar\alpha_t}`,
      r`\frac{\beta_t^2}{2\sigma_t^4\alpha_t(1-\bar\alpha_t)}`,
      r`\frac{1}{2}\frac{1}{\sigma_t^2}\frac{(1-\alpha_t)^2}{(1-\bar\alpha_t)\alpha_t}`,
    ],
  ),
  isOfOneStep: true,
  isLoss: true,
  // Without an accent, ᾱ may have been told from α by a colour, which is not read.
  isMeantOtherwise: ({ equation }) =>
    !quantities(equation.right).some(({ letter, accent }) => letter === 'α' && accent !== ''),
});

/** Whether something from the schedule stands before the distance. */
const isWeighted = (expression: Expression): boolean =>
  somePart(
    expression,
    (part) =>
      part.kind === 'product' &&
      part.factors.some((each) => somePart(each, (inner) => inner.kind === 'norm')) &&
      part.factors.some(
        (each) =>
          !somePart(each, (inner) => inner.kind === 'norm') &&
          hasLetter(each, (letter) => /^[αβσ]$/.test(letter)),
      ),
  );
