import type { Equation } from '../formulas/catalogue';
import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { isGradient, isScore, somePart } from '../formulas/facts';
import { isGuidance } from '../formulas/explainedRules';
import type { FormulaId } from '../formulas/formulaIds';
import { distanceIn } from '../formulas/lossRules';
import type { Convention } from './convention';
import { ddpm, signal } from './convention';
import { FormulaValues, type ValueOptions } from './formulaValues';
import { judgeBound } from './divergences';
import { judgeDivergenceDefinition, judgeEntropy, judgeGaussianDensity } from './gaussianJudges';
import { isLearned, readLetters } from './letters';
import {
  judgeDenoiserScore,
  judgeEdmNoise,
  judgeEdmOde,
  judgeGuidedMean,
  judgeMinSnr,
  judgePerturbation,
  judgeScaleLoss,
  judgeTransition,
} from './scaleJudges';
import { judgeTwoTimes } from './stepJudge';
import { truthExpression } from './truths';
import type { World } from './world';
import { best, compare, perWorld, type Verdict } from './compare';

type Judge = (equation: Equation, convention: Convention) => Verdict;

const r = String.raw;

/** Formulas whose truth is no single form: each has its own way of being compared. */
export const specialJudges: Partial<Record<FormulaId, Judge>> = {
  'simple-loss': judgeLoss([r`\epsilon-\epsilon_\theta(x_t,t)`], ['1']),
  'weighted-noise-loss': judgeLoss(
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
  'mean-matching-loss': judgeLoss(
    [r`\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)`],
    [
      r`\frac{1}{2\sigma_t^2}`,
      r`\frac{1}{2\sigma_t^4}`,
      r`\frac{1}{2\beta_t}`,
      r`\frac{1}{2\tilde\beta_t}`,
      '1',
    ],
  ),
  'score-matching-loss': (equation, convention) =>
    somePart(equation.right, isGradient) ? judgeGradientLoss(equation, convention) : judgeScaleLoss(equation),
  'kl-gaussians': judgeDivergence,
  'forward-sde': judgeSde,
  'reverse-sde': judgeSde,
  'vp-sde': judgeSde,
  'probability-flow-ode': judgeSde,
  'langevin-step': judgeScoreStep,
  'reverse-sde-step': judgeScoreStep,
  'classifier-free-guidance': judgeGuidance,
  'classifier-guidance': judgeClassifierGuidance,
  'vp-sde-kernel': judgeVpKernel,
  'classifier-guidance-mean': judgeGuidedMean,
  'gaussian-density': judgeGaussianDensity,
  'kl-definition': judgeDivergenceDefinition,
  entropy: judgeEntropy,
  'denoiser-score': judgeDenoiserScore,
  'edm-ode': judgeEdmOde,
  'edm-noise': judgeEdmNoise,
  'perturbation-kernel': judgePerturbation,
  'transition-scale': judgeTransition,
  'transition-variance': judgeTransition,
  'min-snr-weight': judgeMinSnr,
  'dpm-solver-step': judgeTwoTimes,
  'forward-joint': judgeDensities,
  'reverse-joint': judgeDensities,
  'bayes-posterior': judgeDensities,
  'prior-term': ({ right }) => judgeBound(right),
  'denoising-term': ({ right }) => judgeBound(right),
  'reconstruction-term': judgeReconstruction,
  'variance-preserving': judgePreserved,
};

/** α² + σ² = 1 for the scales of signal and noise. */
function judgePreserved({ left, right }: Equation): Verdict {
  const values = (world: World) => new FormulaValues(world, signal, { ...canonical, noises: [] });
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}

/** Densities of the process, each by its value at this draw's states. */
function judgeDensities({ left, right }: Equation): Verdict {
  const letters = readLetters([left, right]);
  const values = perWorld((world) => new FormulaValues(world, ddpm, letters, { densities: true }));
  return compare(
    (world) => evaluate(left, values(world)),
    (world) => evaluate(right, values(world)),
  );
}

/** −log p(x_0|x_1); with the other sign it may be a term of a bound from below, which only the note can tell. */
function judgeReconstruction({ right }: Equation): Verdict {
  if (!somePart(right, (part) => part.kind === 'function' && /^(?:log|ln)$/.test(part.name))) return 'wrong';
  const inner = right.kind === 'expectation' ? right.body : right;
  const isNegative =
    inner.kind === 'product' && inner.factors.some((each) => each.kind === 'number' && each.value < 0);
  return isNegative ? 'right' : 'unknown';
}

const judgeGradientLoss = judgeLoss(
  [r`s_\theta(x_t,t)-\nabla\log q(x_t|x_0)`, r`s_\theta(x_t,t)-\nabla\log p(x_t)`],
  undefined,
);

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
    const isSquared = somePart(
      right,
      (part) => part.kind === 'power' && part.base === distance && isTwo(part.exponent),
    );
    if (!isSquared) return body === 'right' ? 'wrong' : 'unknown';
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
const isTwo = (exponent: Expression): boolean => exponent.kind === 'number' && exponent.value === 2;

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

/** KL(N(μ_p, σ_p²) ‖ N(μ_q, σ_q²)), by whatever letters; equal means may be left out. */
function judgeDivergence({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') return 'unknown';
  const [first, second] = left.groups.map((group) => momentsOf(group[0]));
  if (!first || !second) return 'unknown';
  const letters = readLetters([right]);
  const values = (world: World) =>
    new FormulaValues(world, ddpm, { ...letters, noises: [] }, { allFree: true });
  const dimension = withDimension(right);
  const forms = [true, false].map((hasMeans) =>
    compare(
      (world) => {
        const at = (expression: Expression) => evaluate(withDimension(expression), values(world));
        const [a, b] = [at(first.mean), at(second.mean)];
        const [v, w] = [at(first.variance), at(second.variance)];
        if (a === undefined || b === undefined || v === undefined || w === undefined) return undefined;
        const gap = hasMeans ? (a - b) ** 2 : 0;
        return 0.5 * (Math.log(w / v) + (v + gap) / w - 1);
      },
      (world) => evaluate(dimension, values(world)),
    ),
  );
  const mentionsMeans = quantities(right).some(({ letter }) => /^[μm]$/.test(letter));
  return mentionsMeans ? forms[0]! : best(forms);
}

/** The number of dimensions is one here, and so is every sum over them. */
function withDimension(expression: Expression): Expression {
  if (expression.kind === 'quantity') {
    const isDimension = /^[dDknJI]$/.test(expression.letter) && expression.sub === '';
    return isDimension ? { kind: 'number', value: 1 } : { ...expression, label: '' };
  }
  switch (expression.kind) {
    case 'sum':
      return { ...expression, terms: expression.terms.map(withDimension) };
    case 'product':
      return { ...expression, factors: expression.factors.map(withDimension) };
    case 'power':
      return { ...expression, base: withDimension(expression.base), exponent: expression.exponent };
    case 'norm':
      return { ...expression, body: withDimension(expression.body) };
    case 'function':
      return { ...expression, argument: withDimension(expression.argument) };
    case 'number':
    case 'apply':
    case 'reduce':
    case 'expectation':
    case 'opaque':
      return expression;
  }
}

/** Mean and variance of a normal distribution, or of the one that the letter p stands for. */
function momentsOf(
  expression: Expression | undefined,
): { mean: Expression; variance: Expression } | undefined {
  if (expression?.kind === 'apply' && expression.head.letter === 'N') {
    const [variance, mean] = expression.groups.flat().reverse();
    return mean && variance && { mean, variance };
  }
  const head = expression?.kind === 'apply' ? expression.head : expression;
  if (head?.kind !== 'quantity' || !/^[pqPQ]$/.test(head.letter)) return undefined;
  const name = head.sub === '' ? head.letter.toLowerCase() : head.sub;
  const moment = (letter: string): Quantity => ({
    kind: 'quantity',
    letter,
    accent: '',
    sub: name,
    label: '',
  });
  return {
    mean: moment('μ'),
    variance: { kind: 'power', base: moment('σ'), exponent: { kind: 'number', value: 2 } },
  };
}

/** The factors of an equation's parts in one draw: how it changes as one part grows. */
class Coefficients {
  private readonly letters;

  constructor(
    private readonly expression: Expression,
    private readonly convention: Convention,
    private readonly plainNoise = false,
  ) {
    const letters = readLetters([expression]);
    this.letters = { ...letters, plainIsData: false };
  }

  /** The value with some parts scaled; every letter is a number of its own. */
  at(world: World, options: ValueOptions): number | undefined {
    return evaluate(
      this.expression,
      new FormulaValues(world, this.convention, this.letters, {
        unknowns: true,
        plainNoise: this.plainNoise,
        ...options,
      }),
    );
  }

  /** g(t)², or β(t), which stands for it. */
  diffusion(world: World): number | undefined {
    let found: number | undefined;
    const values = new FormulaValues(world, this.convention, this.letters, {
      unknowns: true,
      parts: new Map(),
    });
    somePart(this.expression, (part) => {
      const head = part.kind === 'apply' ? part.head : part;
      if (head.kind !== 'quantity' || !/^[gGβ]$/.test(head.letter)) return false;
      const value = evaluate(part, values);
      found = head.letter === 'β' || value === undefined ? value : value ** 2;
      return true;
    });
    return found;
  }

  of(world: World, part: string): number | undefined {
    const [one, none] = [1, 0].map((scale) => this.at(world, { parts: new Map([[part, scale]]) }));
    return one === undefined || none === undefined ? undefined : one - none;
  }
}

/** dx = … dt + … dw, forwards, backwards, or without noise. */
function judgeSde({ right }: Equation): Verdict {
  const coefficients = new Coefficients(right, ddpm);
  const all = quantities(right);
  const hasDrift = all.some(({ letter }) => letter === 'f');
  const hasBeta = all.some(({ letter, accent }) => letter === 'β' && accent === '');
  const hasScore = somePart(right, isScore);
  const hasNoise = all.some(({ letter }) => /^[wWBωΩ]$/.test(letter));
  // Matrices, schedules of two letters and the like are beyond this.
  if (!all.every(({ letter }) => /^[dfFgGβσληθxXyYztTwWBωΩsS∇pqIeN]$/.test(letter))) return 'unknown';
  if (all.some((each) => each.letter === 'ε')) return 'unknown';
  // Of two scores, the network's and the true one, each has a part of its own.
  if (somePart(right, isGradient) && all.some((each) => each.letter === 's' && isLearned(each)))
    return 'unknown';
  // A drift towards another state is the note's own.
  if (all.some(({ letter, sub }) => /^[xXyYzZ]$/.test(letter) && /^[0T1]$/.test(sub))) return 'unknown';
  // A velocity beside the score adds a drift of its own.
  if (all.some((each) => /^[vu]$/.test(each.letter))) return 'unknown';
  const partsIn = perWorld((world) => partsOf(coefficients, world));
  const check = (relation: (parts: SdeParts) => readonly number[]) => compareParts(partsIn, relation);
  if (hasNoise && hasScore) {
    if (hasDrift)
      return best([
        check(({ f, s, w }) => [f - 1, s + w * w]),
        check(({ f, s, w }) => [f + 1, s - w * w]),
        // More or less noise than forward, which the score makes up for.
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g + w * w) / 2]),
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g - w * w) / 2]),
      ]);
    if (hasBeta)
      return best([
        check(({ x, s, w }) => [x + (w * w) / 2, s + w * w]),
        check(({ x, s, w }) => [x - (w * w) / 2, s - w * w]),
      ]);
    return best([
      check(({ s, w }) => [s + w * w]),
      check(({ s, w }) => [s - w * w]),
      // Langevin's own equation.
      check(({ s, w }) => [s - (w * w) / 2]),
    ]);
  }
  if (hasScore) {
    if (hasDrift)
      return best([check(({ f, s, g }) => [f - 1, s + g / 2]), check(({ f, s, g }) => [f + 1, s - g / 2])]);
    return hasBeta ? check(({ x, s, g }) => [x + g / 2, s + g / 2]) : 'unknown';
  }
  if (hasNoise && hasBeta && !hasDrift) return check(({ x, w }) => [x + (w * w) / 2]);
  return 'unknown';
}

/** The factors of an SDE's drift, score, noise and state, and g². */
interface SdeParts {
  readonly f: number;
  readonly s: number;
  readonly w: number;
  readonly x: number;
  readonly g: number;
}

function partsOf(coefficients: Coefficients, world: World): SdeParts | undefined {
  const [f, s, w, x] = ['drift', 'score', 'wiener', 'data'].map((part) => coefficients.of(world, part));
  if (f === undefined || s === undefined || w === undefined || x === undefined) return undefined;
  return { f, s, w, x, g: coefficients.diffusion(world) ?? NaN };
}

const compareParts = (
  partsIn: (world: World) => SdeParts | undefined,
  relation: (parts: SdeParts) => readonly number[],
): Verdict =>
  compare(
    () => 0,
    (world) => {
      const parts = partsIn(world);
      return parts && Math.max(...relation(parts).map(Math.abs));
    },
  );

/** The factors of a step's score, noise, drift and state, and how its two noise levels' variances compare. */
interface ScoreStep {
  readonly s: number;
  readonly z: number;
  readonly f: number;
  readonly x: number;
  readonly ratio: number;
}

/** A step along the score with noise: Langevin's, or the reverse SDE's. */
function judgeScoreStep({ right }: Equation, convention: Convention): Verdict {
  const all = quantities(right);
  // √|Δt|: the step may be negative.
  if (somePart(right, (part) => part.kind === 'norm')) return 'unknown';
  // DDPM's own step may add noise of either variance.
  if (all.some(({ letter, accent }) => letter === 'β' && accent === 'tilde')) return 'unknown';
  // Without a step size it is a sketch.
  if (all.filter(({ letter }) => !/^[xXystcikθN∇pq]$/.test(letter)).length < 2) return 'unknown';
  const isNamed = all.some((each) => /^[zξζ]$/.test(each.letter) || (each.letter === 'ε' && each.sub !== ''));
  const coefficients = new Coefficients(right, convention, !isNamed);
  const levels = [
    ...new Map(all.filter(({ letter }) => letter === 'σ').map((each) => [each.sub, each] as const)).values(),
  ];
  const ratioIn = (world: World) => {
    const values = new FormulaValues(world, convention, readLetters([right]), { unknowns: true });
    const [a, b] = levels.map((each) => values.quantity(each, new Map()));
    return a === undefined || b === undefined ? NaN : (a / b) ** 2;
  };
  const partsIn = perWorld((world) => {
    const [s, z, f, x] = ['score', 'noise', 'drift', 'data'].map((part) => coefficients.of(world, part));
    return s === undefined || z === undefined || f === undefined || x === undefined
      ? undefined
      : { s, z, f, x, ratio: ratioIn(world) };
  });
  const relations: ((c: ScoreStep) => readonly number[])[] = [
    ({ s, z, f }) => [z * z - 2 * s, f],
    ({ s, z, f }) => [z * z - s, f === 0 ? 0 : f < 0 ? 0 : 1],
    // The score and the state may be scaled alike, as in DDPM's own step.
    ({ s, z, f, x }) => [z * z - s / x, f],
    // From one noise level to another with less noise than forwards: score SDE's eq. 47.
    ({ s, z, f, ratio }) => [Math.min(Math.abs(z * z - s * ratio), Math.abs(z * z - s / ratio)), f],
  ];
  if (all.some(({ letter }) => letter === 'σ') && all.some(({ letter }) => /^[αβ]$/.test(letter)))
    return 'unknown';
  // Without a schedule in it the step is Langevin's.
  const isSde = all.some(({ letter }) => /^[σgGfβαΔh]$/.test(letter));
  return best(
    relations.slice(0, isSde ? (levels.length === 2 ? 4 : 3) : 1).map((relation) =>
      compare(
        // Noise levels may rise or fall: a draw in which a root is imaginary says nothing.
        (world) => (Number.isNaN(partsIn(world)?.z) ? NaN : 0),
        (world) => {
          const parts = partsIn(world);
          return parts && Math.max(...relation(parts).map(Math.abs));
        },
      ),
    ),
  );
}

/** Guided predictions add up to one prediction, and the condition has the larger weight. */
function judgeGuidance({ right }: Equation): Verdict {
  const scales = new Map(
    quantities(right)
      .filter((each) => /^[wsγλωkα]$/.test(each.letter) && !isLearned(each))
      .map((each) => [each.letter + each.sub, each] as const),
  );
  if (scales.size !== 1) return 'unknown';
  const [scale] = [...scales.values()];
  const letters = readLetters([right]);
  const value = (world: World, guided: number, plain: number) =>
    evaluate(right, new FormulaValues(world, ddpm, letters, { unknowns: true, guidance: { guided, plain } }));
  return best(
    [0, 1].map((extra) =>
      compare(
        () => 0,
        (world) => {
          const [guided, plain] = [value(world, 1, 0), value(world, 0, 1)];
          const w = new FormulaValues(world, ddpm, letters, { unknowns: true }).quantity(scale!, new Map());
          if (guided === undefined || plain === undefined || w === undefined) return undefined;
          return Math.max(Math.abs(guided + plain - 1), Math.abs(guided - w - extra));
        },
      ),
    ),
  );
}

export const isConditioned = (members: readonly Expression[]): boolean =>
  members.some((each) => somePart(each, isGuidance));

/** ε − s √(1−ᾱ_t) ∇ log p(y|x_t), with any letter for the scale s. */
function judgeClassifierGuidance({ right }: Equation, convention: Convention): Verdict {
  // The noise's scale by a letter of its own.
  if (quantities(right).some(({ letter }) => letter === 'σ')) return 'unknown';
  const coefficients = new Coefficients(right, convention);
  const scale = quantities(right).find((each) => /^[wsγλωk]$/.test(each.letter) && !isLearned(each));
  return compare(
    () => 0,
    (world) => {
      const [g, e] = [coefficients.of(world, 'classifier'), coefficients.of(world, 'prediction')];
      const values = new FormulaValues(world, convention, readLetters([right]), { unknowns: true });
      const factor = scale ? values.quantity(scale, new Map()) : 1;
      const alphaBar = world.alphaBar(world.t);
      if (g === undefined || e === undefined || factor === undefined || alphaBar === undefined)
        return undefined;
      return Math.max(Math.abs(e - 1), Math.abs(g + factor * Math.sqrt(1 - alphaBar)));
    },
  );
}

/** N(x e^{−½∫β}, 1 − e^{−∫β}): the squared factor of the mean and the variance add up to one. */
function judgeVpKernel({ right }: Equation): Verdict {
  if (right.kind !== 'apply') return 'unknown';
  const [variance, mean] = right.groups.flat().reverse();
  if (!mean || !variance) return 'unknown';
  const factors = new Coefficients(mean, ddpm);
  const spread = new Coefficients(variance, ddpm);
  return compare(
    () => 1,
    (world) => {
      const factor = factors.of(world, 'data');
      const rest = spread.at(world, { parts: new Map() });
      if (factor === undefined || rest === undefined) return undefined;
      // The sub-VP SDE's variance is the square of this.
      const isSquare = Math.abs(rest - (1 - factor ** 2) ** 2) < 1e-9;
      return factor < 1 ? (isSquare ? 1 : factor ** 2 + rest) : NaN;
    },
  );
}
