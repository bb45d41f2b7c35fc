import { evaluate } from '../formulas/evaluate';
import type { Expression } from '../formulas/expression';
import { somePart } from '../formulas/equationFacts';
import type { Convention } from './convention';
import { FormulaValues } from './formulaValues';
import type { ValueOptions } from './valueOptions';
import { readLetters } from './letters';
import type { World } from './world';

/** The coefficients of an equation's parts in one draw: its derivative by each part. */
export class Coefficients {
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
      if (head.kind !== 'quantity' || !/^[gGβ]$/.test(head.letter)) {
        return false;
      }
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
