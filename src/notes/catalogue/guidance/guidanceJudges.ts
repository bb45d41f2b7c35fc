import type { Equation } from '../../formulas/equation';
import { evaluate, type Call } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/facts';
import { best, compare, type Verdict } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { ddpm } from '../../worlds/convention';
import { FormulaValues, isCondition } from '../../worlds/formulaValues';
import { keyOf, readLetters } from '../../worlds/letters';
import { isEstimate, isLearned } from '../../vocabulary/roles';
import type { World } from '../../worlds/world';
import { Coefficients } from '../../worlds/coefficients';

/**
 * Guided predictions add up to one prediction, and the condition has the larger weight. Of two conditions, such as a
 * prompt and a negative one, either may be the one that is guided to: only what fits is known.
 */
export function judgeGuidance({ right }: Equation): Verdict {
  const scales = new Map(
    quantities(right)
      .filter((each) => /^[wsγλωkα]$/.test(each.letter) && !isLearned(each))
      .map((each) => [each.letter + each.sub, each] as const),
  );
  if (scales.size !== 1) return 'unknown';
  const [scale] = [...scales.values()];
  const conditions = conditionsIn(right);
  const letters = readLetters([right]);
  const weightOf = (condition: string, world: World) =>
    evaluate(
      right,
      new FormulaValues(world, ddpm, letters, {
        unknowns: true,
        guidance: (call) => (conditionOf(call) === condition ? 1 : 0),
      }),
    );
  const judge = (guided: string, plain: string) =>
    best(
      [0, 1].map((extra) =>
        compare(
          () => 0,
          (world) => {
            const [a, b] = [weightOf(guided, world), weightOf(plain, world)];
            const w = new FormulaValues(world, ddpm, letters, { unknowns: true }).quantity(scale!, new Map());
            if (a === undefined || b === undefined || w === undefined) return undefined;
            return Math.max(Math.abs(a + b - 1), Math.abs(a - w - extra));
          },
        ),
      ),
    );
  const [first, second] = conditions.filter((each) => each !== '');
  if (first === undefined || conditions.length !== 2) return 'unknown';
  if (second === undefined) return judge(first, '');
  return best([judge(first, second), judge(second, first)]) === 'right' ? 'right' : 'unknown';
}

/** The different conditions that a network or a score is given in a formula; '' for none. */
function conditionsIn(right: Expression): string[] {
  const found = new Set<string>();
  somePart(right, (part) => {
    const isPrediction =
      part.kind === 'apply' && (part.head.letter === '∇' || isLearned(part.head) || isEstimate(part.head));
    if (isPrediction) found.add(conditionOf(part));
    return false;
  });
  return [...found];
}

/** The label or text that a network is given, or that stands behind the bar of a score's density; '' for none. */
function conditionOf({ head, groups }: Call): string {
  const found: string[] = [];
  const collect = (part: Expression): boolean => {
    if (part.kind === 'quantity' && isCondition(part) && !isEmpty(part)) found.push(keyOf(part));
    return false;
  };
  const density = head.letter === '∇' ? densityIn(groups[0]![0]!) : undefined;
  const given = density ? density.groups.slice(1).flat() : groups.flat();
  for (const each of given) somePart(each, collect);
  return found.join();
}

const densityIn = (body: Expression): Call | undefined => {
  const density = body.kind === 'function' ? body.argument : body;
  return density.kind === 'apply' ? density : undefined;
};

/** c_∅, y_null: the label for no condition. */
const isEmpty = ({ sub, label }: Quantity): boolean =>
  /∅|^(?:null|un|uncond\w*|none|empty)$/i.test(sub + label);

/** ε − s √(1−ᾱ_t) ∇ log p(y|x_t), with any letter for the scale s. */
export function judgeClassifierGuidance({ right }: Equation, convention: Convention): Verdict {
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
