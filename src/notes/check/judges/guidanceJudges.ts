import type { Equation } from '../../formulas/catalogue';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import { best, compare, type Verdict } from '../compare';
import type { Convention } from '../convention';
import { ddpm } from '../convention';
import { FormulaValues } from '../formulaValues';
import { isLearned, readLetters } from '../letters';
import type { World } from '../world';
import { Coefficients } from './coefficients';

/** Guided predictions add up to one prediction, and the condition has the larger weight. */
export function judgeGuidance({ right }: Equation): Verdict {
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
