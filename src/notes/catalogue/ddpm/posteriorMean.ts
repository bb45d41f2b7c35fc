import { isLearned } from '../../vocabulary/roles';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { readStep } from '../../vocabulary/step';
import { formula } from '../formula';
import { stepsOfMean } from '../steps';

const r = String.raw;

/** μ̃_t(x_t, x_0) = √ᾱ_{t-1} β_t/(1-ᾱ_t) x_0 + √α_t (1-ᾱ_{t-1})/(1-ᾱ_t) x_t */
export const posteriorMean = formula({
  id: 'posterior-mean',
  name: () => l10n.t('Posterior mean'),
  source: { paper: ddpm, place: 'equation', number: '7' },
  run: { title: () => l10n.t('posterior mean'), shows: { figure: 'posterior' } },
  recognises: isPosteriorMean,
  truth: {
    forms: [
      r`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
    ],
    steps: stepsOfMean,
  },
  isOfOneStep: true,
  isUnmistakable: true,
});

/** a x_0 + b x_t; the left side may be written μ̃_t, μ̃(x_t, x_0), μ_q(x_t, x_0) … */
function isPosteriorMean({ left, right }: Equation): boolean {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity' || head.letter !== 'μ' || isLearned(head)) {
    return false;
  }
  // μ alone, as in N(μ, σ²), is told by the products up to both steps.
  const isAlone = head.accent !== 'tilde' && left.kind !== 'apply';
  if (isAlone && (head.accent !== '' || !/^[tq]?$/.test(head.sub) || !isOfBothSteps(right))) {
    return false;
  }
  const letter = quantities(right).find((each) => isData(each) && /^[xyzX]$/.test(each.letter))?.letter;
  const terms = shape.expand(right, (each) => each.letter === letter);
  if (letter === undefined || terms.length !== 2 || !shape.mentions(right, shape.isScheduled)) {
    return false;
  }
  const hasState = (test: (quantity: Quantity) => boolean) =>
    terms.some((term) => shape.heads(term).some((each) => each.letter === letter && test(each)));
  return hasState(isData) && hasState((each) => !isData(each) && readStep(each.sub) !== undefined);
}

/** Divided by 1 − ᾱ_t, with ᾱ_{t−1} above, and no variance of a sampler's own. */
function isOfBothSteps(right: Expression): boolean {
  const all = quantities(right);
  const hasBar = (sub: string) =>
    all.some((each) => each.letter === 'α' && each.accent === 'bar' && each.sub === sub);
  return hasBar('t') && hasBar('t-1') && !all.some(({ letter }) => /^[ση]$/.test(letter));
}

/** x_0, by any letter. */
const isData = (quantity: Quantity): boolean => quantity.sub === '0' && quantity.accent === '';
