import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { isGradient, somePart } from '../../formulas/facts';
import { distanceIn, powerOf } from '../../formulas/distance';
import { best, compare, type Verdict } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { ddpm } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import { truthExpression } from '../truths';
import type { World } from '../../worlds/world';
import { judgeScaleLoss } from '../noiseScale';

const r = String.raw;

type Judge = (equation: Equation, convention: Convention) => Verdict;

/** ‖ε − ε_θ‖² (DDPM eq. 14). */
export const judgeSimpleLoss: Judge = judgeLoss([r`\epsilon-\epsilon_\theta(x_t,t)`], ['1']);

/** The same with one of the weights that the bound gives it (DDPM eq. 12). */
export const judgeWeightedLoss: Judge = judgeLoss(
  [r`\epsilon-\epsilon_\theta(x_t,t)`],
  [
    ...[r`\sigma_t^2`, r`\beta_t`, r`\tilde\beta_t`].map(
      (variance) => r`\frac{\beta_t^2}{2${variance}\alpha_t(1-\bar\alpha_t)}`,
    ),
    r`\frac12(\frac{\bar\alpha_{t-1}}{1-\bar\alpha_{t-1}}-\frac{\bar\alpha_t}{1-\bar\alpha_t})\frac{1-\bar\alpha_t}{\bar\alpha_t}`,
    r`\frac{\beta_t^2}{2\sigma_t^4\alpha_t(1-\bar\alpha_t)}`,
    r`\frac{1}{2}\frac{1}{\sigma_t^2}\frac{(1-\alpha_t)^2}{(1-\bar\alpha_t)\alpha_t}`,
  ],
);

/** ‖μ̃ − μ_θ‖² (DDPM eq. 8). */
export const judgeMeanLoss: Judge = judgeLoss(
  [r`\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)`],
  [
    r`\frac{1}{2\sigma_t^2}`,
    r`\frac{1}{2\sigma_t^4}`,
    r`\frac{1}{2\beta_t}`,
    r`\frac{1}{2\tilde\beta_t}`,
    '1',
  ],
);

const judgeGradientLoss = judgeLoss(
  [r`s_\theta(x_t,t)-\nabla\log q(x_t|x_0)`, r`s_\theta(x_t,t)-\nabla\log p(x_t)`],
  undefined,
);

/** ‖s_θ − ∇ log p‖², also with the gradient worked out. */
export const judgeScoreLoss: Judge = (equation, convention) =>
  somePart(equation.right, isGradient) ? judgeGradientLoss(equation, convention) : judgeScaleLoss(equation);

/** A loss: the distance is the known one, squared, and its weight one of those known where there is a schedule in it. */
function judgeLoss(distances: readonly string[], weights: readonly string[] | undefined): Judge {
  return ({ right }, convention) => {
    const distance = distanceIn(right);
    if (!distance || distance.body.kind !== 'sum') return 'unknown';
    const letters = readLetters([right]);
    const note = (world: World) => new FormulaValues(world, convention, letters, { unknowns: true });
    const truth = (world: World) =>
      new FormulaValues(world, ddpm, { ...canonical, noises: ['one'] }, { unknowns: true });
    const body = best(
      distances.flatMap((tex) =>
        [1, -1].map((sign) =>
          compare(
            (world) => evaluate(truthExpression(tex), truth(world)),
            (world) => times(sign, evaluate(distance.body, note(world))),
          ),
        ),
      ),
    );
    if (body === 'wrong') return 'wrong';
    const power = powerOf(right, distance);
    if (power === 'bare') return body === 'right' ? 'wrong' : 'unknown';
    if (power === 'other') return body;
    if (body === 'unknown' || !weights || convention.name === 'roots') return body;
    const weight = withoutDistance(right, distance);
    if (!weight || quantities(weight).some(({ letter }) => /^[λwγcC]$/.test(letter))) return body;
    if (!quantities(weight).some(({ letter }) => /^[αβσΣ]$/.test(letter))) return body;
    // A variance of the note's own may be any.
    if (quantities(weight).some(({ letter, accent }) => letter === 'σ' && accent !== '')) return body;
    return best(
      weights.map((tex) =>
        compare(
          (world) => evaluate(truthExpression(tex), truth(world)),
          (world) => evaluate(weight, note(world)),
        ),
      ),
    );
  };
}

const canonical = { state: 'x', plainIsData: false };
const times = (factor: number, value: number | undefined) =>
  value === undefined ? undefined : factor * value;

/** An expression with 1 in place of its squared distance. */
function withoutDistance(expression: Expression, distance: Expression): Expression | undefined {
  if (expression === distance) return { kind: 'number', value: 1 };
  switch (expression.kind) {
    case 'power':
      return expression.base === distance ? { kind: 'number', value: 1 } : undefined;
    case 'expectation':
      return withoutDistance(expression.body, distance);
    case 'sum': {
      const term = expression.terms.find((each) => somePart(each, (part) => part === distance));
      return term && withoutDistance(term, distance);
    }
    case 'product': {
      const factors = expression.factors.map((each) =>
        somePart(each, (part) => part === distance) ? withoutDistance(each, distance) : each,
      );
      return factors.includes(undefined)
        ? undefined
        : { kind: 'product', factors: factors.filter((each) => each !== undefined) };
    }
    case 'number':
    case 'quantity':
    case 'apply':
    case 'reduce':
    case 'norm':
    case 'function':
    case 'opaque':
      return undefined;
  }
}
