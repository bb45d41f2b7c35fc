import { spend } from '../budget';
import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import type { Equation } from '../formulas/equation';
import type { FormulaId } from '../catalogue';
import { somePart } from '../formulas/facts';
import { readNormal } from '../formulas/shape';
import type { Convention } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import { readLetters } from '../worlds/letters';
import { readStep } from '../vocabulary/step';
import { momentTex, truthExpression, truthTex, truthValue } from '../catalogue/truths';
import type { World } from '../worlds/world';
import { best, compare, ofAll, perWorld, worlds, type Verdict } from '../worlds/compare';
import { countsTwice, withStepT } from '../worlds/mainIndex';
import { holdsBareGradient, withLogarithms } from '../worlds/bareGradients';
import { judgeScaleNoise, judgeScaleScore, judgeTweedie } from '../catalogue/noiseScale';
import { specialJudges } from './specialJudges';
import { judgeTwoTimes } from '../catalogue/samplers/judgeTwoTimes';

/** The step t, and the one before it, that an equation is about, in one draw. */
interface Steps {
  readonly t: number;
  readonly previous: number;
}

/** Whether a recognised formula is true, as a convention reads it. */
export function judgeFormula(id: FormulaId, written: Equation, convention: Convention): Verdict {
  // As much as the evaluations that follow take.
  spend(200);
  const equation = countedBySteps.has(id) ? withStepT(written) : written;
  if (ofScores.has(id) && holdsBareGradient(equation))
    return judgeFormula(id, withLogarithms(equation), convention) === 'right' ? 'wrong' : 'unknown';
  const special = specialJudges[id];
  if (special) return special(equation, convention);
  if (countsTwice(equation)) return 'unknown';
  if (/^forward-(?:kernel|sample)$/.test(id) && isNumberedByStart(equation)) return 'unknown';
  if (id === 'forward-kernel' && readNormal(equation.right)?.mean.kind === 'quantity') return 'unknown';
  const isOfScale = !quantities(equation.right).some(({ letter }) => /^[αβ]$/.test(letter));
  if (/sample$/.test(id) && hasBareTerm(equation.right)) return 'unknown';
  if (id === 'forward-sample' && isShifted(equation.left))
    return best([judgeTruth(id, equation, convention), judgeShiftedSample(equation, convention)]);
  if (id === 'forward-kernel' && isShifted(equation.left)) {
    return best([judgeTruth(id, equation, convention), judgeShifted(equation, convention)]);
  }
  if (id === 'reverse-variance' && quantities(equation.left).some(({ sub }) => /^\d/.test(sub)))
    return 'unknown';
  if (id === 'score-from-noise' && isOfScale) return judgeScaleNoise(equation);
  if (id === 'tweedie' && isOfScale) return judgeTweedie(equation);
  if (id === 'conditional-score' && isOfScale) return judgeScaleScore(equation);
  if (id === 'posterior-kernel' && isNumberedBefore(equation)) return 'right';
  // Noise of a scale of its own, such as DDIM's σ̂.
  if (/^ddim-(?:step|kernel)$/.test(id) && hasTwoScales(equation.right))
    return judgeTruth(id, equation, convention) === 'right' ? 'right' : 'unknown';
  if (id === 'bayes-score' && somePart(equation.right, isJoint)) return 'unknown';
  if (id === 'ddim-step')
    return best([judgeTruth(id, equation, convention), judgeTwoTimes(equation, convention)]);
  if (id === 'sampling-step' && isNumberedByStart(equation)) return 'unknown';
  // DDIM's step may be written with α_t and one ε_θ.
  if (id === 'sampling-step' && judgeTruth('ddim-step', equation, convention) === 'right') return 'right';
  return judgeTruth(id, equation, convention);
}

/** Formulas of scores, each a gradient of a logarithm. */
const ofScores: ReadonlySet<FormulaId> = new Set([
  'score-from-noise',
  'conditional-score',
  'denoiser-score',
  'bayes-score',
  'tweedie',
  'reverse-sde',
  'probability-flow-ode',
  'langevin-step',
  'reverse-sde-step',
  'classifier-guidance',
  'classifier-guidance-mean',
  'classifier-free-guidance',
]);

/** A step from t − 1 whose schedule is numbered by t − 1 throughout. */
function isNumberedByStart({ right }: Equation): boolean {
  const shifts = quantities(right)
    .filter(({ letter }) => /^[αβ]$/.test(letter))
    .map(({ sub }) => readStep(sub)?.shift);
  return shifts.length > 1 && shifts.every((shift) => shift === -1);
}

/** N(μ̃_{t−1}, β̃_{t−1}): moments that are numbered by the state they are of. */
function isNumberedBefore({ right }: Equation): boolean {
  const normal = readNormal(right);
  const head = normal?.mean.kind === 'apply' ? normal.mean.head : normal?.mean;
  if (!normal || head?.kind !== 'quantity' || head.letter !== 'μ' || head.accent !== 'tilde') return false;
  const isBefore = ({ sub }: Quantity) => readStep(sub)?.shift === -1;
  return (
    isBefore(head) &&
    quantities(normal.variance).every(
      (each) => each.letter === 'I' || (each.accent === 'tilde' && isBefore(each)),
    )
  );
}

const hasTwoScales = (right: Expression): boolean =>
  new Set(
    quantities(right)
      .filter(({ letter }) => letter === 'σ')
      .map(({ accent, sub }) => `${accent} ${sub}`),
  ).size > 1;

/** p(x, y) of two variables. */
const isJoint = (part: Expression): boolean =>
  part.kind === 'apply' && /^[pqPQ]$/.test(part.head.letter) && part.groups[0]!.length > 1;

/** q(x_{t+1} | x_t), whose β many notes number by t. */
const isShifted = (left: Expression): boolean => {
  const target =
    left.kind === 'apply' ? left.groups[0]?.[0] : left.kind === 'product' ? left.factors[0] : left;
  return target?.kind === 'quantity' && readStep(target.sub)?.shift === 1;
};

/** A state or a noise without a factor: noise of another variance, or a process that keeps its signal. */
const hasBareTerm = (right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.some((term) => term.kind === 'quantity' && /^[xXzyεξ]$/.test(term.letter));

function judgeShiftedSample({ left, right }: Equation, convention: Convention): Verdict {
  const letters = readLetters([left, right]);
  const values = perWorld((world) => new FormulaValues(world, convention, letters));
  return compare(
    (world) =>
      Math.sqrt(1 - world.beta(world.t)!) * world.x(world.t)! +
      Math.sqrt(world.beta(world.t)!) * world.noise(),
    (world) => evaluate(right, values(world)),
  );
}

function judgeShifted(equation: Equation, convention: Convention): Verdict {
  const letters = readLetters([equation.left, equation.right]);
  const normal = readNormal(equation.right);
  if (!normal) return 'unknown';
  const values = perWorld((world) => new FormulaValues(world, convention, letters));
  const verdicts = [
    compare(
      (world) => Math.sqrt(1 - world.beta(world.t)!) * world.x(world.t)!,
      (world) => evaluate(normal.mean, values(world)),
    ),
    compare(
      (world) => world.beta(world.t),
      (world) => evaluate(normal.variance, values(world)),
    ),
  ];
  return ofAll(verdicts);
}

/** Formulas that are about one step, whatever letter counts it. */
const countedBySteps: ReadonlySet<FormulaId> = new Set([
  'forward-sample',
  'forward-kernel',
  'closed-form-sample',
  'closed-form-kernel',
  'posterior-mean',
  'posterior-mean-noise',
  'posterior-variance',
  'posterior-kernel',
  'predicted-mean',
  'predicted-x0',
  'x0-from-noise',
  'noise-from-x0',
  'sampling-step',
  'simple-loss',
  'weighted-noise-loss',
  'mean-matching-loss',
  'beta-from-alpha-bar',
  'alpha-bar-definition',
  'snr',
]);

/** Letters that no form of a formula holds and that have no value: the formula is about something else. */
function holdsStrangers(id: FormulaId, equation: Equation, values: FormulaValues): boolean {
  const known = lettersOfTruth(id);
  const isStranger = (each: Quantity) =>
    !known.has(each.letter) &&
    !/^(?:[εzξζexXyYI∇pqND]|min|max|clip|SNR)$/.test(each.letter) &&
    (each.letter === 'Σ' || values.quantity(each, new Map()) === undefined) &&
    values.step(each.letter + each.sub, new Map()) === undefined;
  return quantities(equation.right).some(isStranger);
}

const truthLetters = new Map<FormulaId, ReadonlySet<string>>();

/** The letters of the catalogue's forms of a formula. */
function lettersOfTruth(id: FormulaId): ReadonlySet<string> {
  let letters = truthLetters.get(id);
  if (!letters) {
    const forms = [
      ...(truthTex[id] ?? []),
      ...(momentTex[id] ?? []).flatMap(({ mean, variance }) => [mean, variance ?? '']),
    ];
    letters = new Set(forms.flatMap((form) => quantities(truthExpression(form)).map(({ letter }) => letter)));
    truthLetters.set(id, letters);
  }
  return letters;
}

/** Compares a formula with the catalogue's forms of it. */
function judgeTruth(id: FormulaId, equation: Equation, convention: Convention): Verdict {
  const letters = readLetters([equation.left, equation.right]);
  const valuesIn = perWorld((world: World) => {
    const { t, previous } = stepsOf(id, equation, new FormulaValues(world, convention, letters));
    return {
      note: new FormulaValues(world, convention, letters, { unknowns: true }),
      truth: (form: string) => truthValue(form, world, t, previous),
    };
  });
  const first = worlds[0]!;
  if (
    id !== 'alpha-definition' &&
    holdsStrangers(id, equation, new FormulaValues(first, convention, letters))
  )
    return 'unknown';
  const moments = momentTex[id];
  if (moments) return judgeMoments(id, equation, moments, valuesIn);
  if (id === 'alpha-definition' || id === 'alpha-bar-definition')
    return compare(
      (world) => evaluate(equation.left, valuesIn(world).note),
      (world) => evaluate(equation.right, valuesIn(world).note),
    );
  const forms = truthTex[id];
  if (!forms) return 'unknown';
  const exponent = equation.left.kind === 'power' ? equation.left.exponent : undefined;
  const isSquareAlready = id === 'posterior-variance' || id === 'reverse-variance';
  const isVariance = id === 'learned-variance' && equation.left.kind === 'power';
  const found = perWorld((world) => evaluate(equation.right, valuesIn(world).note));
  return best(
    forms.map((form) =>
      compare((world) => {
        const { truth, note } = valuesIn(world);
        const value = truth(form);
        const power = exponent ? evaluate(exponent, note) : 1;
        if (value === undefined || power === undefined) return undefined;
        if (isVariance) return value;
        // In square roots throughout, ᾱ² is what the schedule's function gives.
        if (convention.alphaBar === 'signal' && id.startsWith('cosine')) return value ** (power / 2);
        if (!isSquareAlready) return value ** power;
        const isDeviation = /^(?:roots|tildeRoots)$/.test(convention.name);
        return varianceAs(equation.left, value, power, isDeviation);
      }, found),
    ),
  );
}

/** A variance's value where σ_t, σ_t² or β̃_t stands for it. */
function varianceAs(left: Expression, variance: number, power: number, isDeviation: boolean): number {
  const base = left.kind === 'power' ? left.base : left;
  const head = base.kind === 'apply' ? base.head : base;
  return isDeviation || (head.kind === 'quantity' && head.letter === 'σ')
    ? variance ** (power / 2)
    : variance ** power;
}

function judgeMoments(
  id: FormulaId,
  { right }: Equation,
  forms: readonly { readonly mean: string; readonly variance?: string }[],
  valuesIn: (world: World) => {
    readonly note: FormulaValues;
    readonly truth: (form: string) => number | undefined;
  },
): Verdict {
  const normal = readNormal(right);
  if (!normal) return 'unknown';
  // A variance by a name of its own may be any.
  const inVariance = quantities(normal.variance).filter(({ letter }) => letter !== 'I');
  const isNamed =
    id !== 'ddim-kernel' && inVariance.length > 0 && inVariance.every(({ letter }) => /^[σΣT]$/.test(letter));
  return best(
    forms.map(({ mean, variance }) => {
      const meanVerdict = compare(
        (world) => valuesIn(world).truth(mean),
        (world) => evaluate(normal.mean, valuesIn(world).note),
      );
      if (variance === undefined || isNamed) return meanVerdict;
      const varianceVerdict = compare(
        (world) => valuesIn(world).truth(variance),
        (world) => evaluate(normal.variance, valuesIn(world).note),
      );
      return ofAll([meanVerdict, varianceVerdict]);
    }),
  );
}

const backward: ReadonlySet<FormulaId> = new Set([
  'sampling-step',
  'posterior-kernel',
  'ddim-kernel',
  'ddim-step',
]);

/** For what t a formula is written: of its left side, or, going backward, of the later state. */
function stepsOf(id: FormulaId, { left, right }: Equation, values: FormulaValues): Steps {
  const stepIn = (expression: Expression): number[] =>
    quantities(expression)
      .filter(({ letter }) => /^[xzyXYαβσμεv]$/.test(letter))
      .filter(({ sub }) => readStep(sub) !== undefined)
      .map(({ sub }) => values.step(sub, new Map()))
      .filter((step) => step !== undefined);
  const onLeft = stepIn(left);
  if (id === 'ddim-variance' || id === 'ddim-step' || id === 'ddim-kernel') {
    const all = [...onLeft, ...stepIn(right)].filter((step) => step > 0);
    const t = Math.max(...all, values.t);
    const others = all.filter((step) => step < t);
    return { t, previous: others.length > 0 ? Math.min(...others) : t - 1 };
  }
  const first = onLeft[0];
  if (backward.has(id)) {
    const later = [...onLeft, ...stepIn(right)].filter((step) => step <= values.t + 1);
    const t = Math.max(...later, values.t);
    return { t, previous: t - 1 };
  }
  if (id === 'posterior-mean' || id === 'posterior-mean-noise' || id === 'predicted-mean') {
    return {
      t: Math.max(...onLeft.slice(1), ...stateSteps(right, values), values.t),
      previous: values.t - 1,
    };
  }
  // β̃_{t−1} of the step from t: numbered by the state that it is of.
  if (id === 'posterior-variance') {
    const t = Math.max(first ?? values.t, ...stepIn(right).filter((step) => step <= values.t));
    return { t, previous: t - 1 };
  }
  const isOfStart = /x0|tweedie/.test(id);
  const t = first === undefined || isOfStart ? laterStep(right, values) : first > 0 ? first : NaN;
  if (id === 'forward-jump-kernel') return { t, previous: values.t - 2 };
  return { t, previous: t - 1 };
}

const laterStep = (right: Expression, values: FormulaValues): number => {
  const steps = stateSteps(right, values).filter((step) => step > 0);
  return steps.length > 0 ? Math.max(...steps) : values.t;
};

const stateSteps = (expression: Expression, values: FormulaValues): number[] =>
  quantities(expression)
    .filter(({ letter, accent }) => /^[xzyX]$/.test(letter) && accent === '')
    .map(({ sub }) => values.step(sub, new Map()))
    .filter((step) => step !== undefined);
