import { evaluate } from '../formulas/evaluate';
import type { Expression } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import type { Equation } from '../formulas/catalogue';
import type { FormulaId } from '../formulas/formulaIds';
import { readNormal } from '../formulas/shape';
import type { Convention } from './convention';
import { ddpm } from './convention';
import { FormulaValues } from './formulaValues';
import type { Letters } from './letters';
import { readLetters } from './letters';
import { readProcessStep } from './processStep';
import { momentTex, truthExpression, truthTex } from './truths';
import type { World } from './world';
import { best, compare, type Verdict } from './compare';
import { specialJudges } from './specialJudges';

const canonicalLetters: Letters = { state: 'x', noises: ['one'], plainIsData: false };

/** The step t, and the one before it, that an equation is about, in one draw. */
interface Steps {
  readonly t: number;
  readonly previous: number;
}

/** Whether a recognised formula is true, as a convention reads it. */
export function judgeFormula(id: FormulaId, equation: Equation, convention: Convention): Verdict {
  const special = specialJudges[id];
  if (special) return special(equation, convention);
  const letters = readLetters([equation.left, equation.right]);
  const valuesIn = (world: World) => {
    const { t, previous } = stepsOf(id, equation, new FormulaValues(world, convention, letters));
    return {
      note: new FormulaValues(world, convention, letters, { unknowns: true }),
      truth: new FormulaValues(world, ddpm, canonicalLetters, { t, previous, unknowns: true }),
    };
  };
  const moments = momentTex[id];
  if (moments) return judgeMoments(equation, moments, valuesIn);
  if (id === 'alpha-definition')
    return compare(
      (world) => evaluate(equation.left, valuesIn(world).note),
      (world) => evaluate(equation.right, valuesIn(world).note),
    );
  const forms = truthTex[id];
  if (!forms) return 'unknown';
  const exponent = equation.left.kind === 'power' ? equation.left.exponent : undefined;
  const isSquareAlready = id === 'posterior-variance' || id === 'reverse-variance';
  const isVariance = id === 'learned-variance' && equation.left.kind === 'power';
  return best(
    forms.map((form) =>
      compare(
        (world) => {
          const { truth, note } = valuesIn(world);
          const value = evaluate(truthExpression(form), truth);
          const power = exponent ? evaluate(exponent, note) : 1;
          if (value === undefined || power === undefined) return undefined;
          if (isVariance) return value;
          return isSquareAlready ? varianceAs(equation.left, value, power) : value ** power;
        },
        (world) => evaluate(equation.right, valuesIn(world).note),
      ),
    ),
  );
}

/** A variance's value where σ_t, σ_t² or β̃_t stands for it. */
function varianceAs(left: Expression, variance: number, power: number): number {
  const base = left.kind === 'power' ? left.base : left;
  const head = base.kind === 'apply' ? base.head : base;
  return head.kind === 'quantity' && head.letter === 'σ' ? variance ** (power / 2) : variance ** power;
}

function judgeMoments(
  { right }: Equation,
  forms: readonly { readonly mean: string; readonly variance?: string }[],
  valuesIn: (world: World) => { readonly note: FormulaValues; readonly truth: FormulaValues },
): Verdict {
  const normal = readNormal(right);
  if (!normal) return 'unknown';
  return best(
    forms.map(({ mean, variance }) => {
      const verdicts = [
        compare(
          (world) => evaluate(truthExpression(mean), valuesIn(world).truth),
          (world) => evaluate(normal.mean, valuesIn(world).note),
        ),
        variance === undefined
          ? 'unknown'
          : compare(
              (world) => evaluate(truthExpression(variance), valuesIn(world).truth),
              (world) => evaluate(normal.variance, valuesIn(world).note),
            ),
      ];
      return verdicts.includes('wrong') ? 'wrong' : verdicts.includes('right') ? 'right' : 'unknown';
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
      .filter(({ sub }) => readProcessStep(sub) !== undefined)
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
