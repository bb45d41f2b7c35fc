import { formulaIds, formulaOf, type FormulaId } from '../../catalogue';
import type { Verdict } from '../../worlds/compare';
import type { Expression } from '../../formulas/expression';
import { parts, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { boundSign } from './boundDirection';
import { expectedSign } from './boundOrientation';
import { compareSides, findDisagreement } from './chain';
import type { CheckedChain } from './checkedChain';
import type { Convention } from '../../worlds/convention';
import type { Finding } from '../finding';
import { keyOf } from '../../worlds/letters';
import type { Mender } from '../fixes/mender';
import { rowAt } from './ownLetters';
import { isTautology } from './tautology';

/** How many equations are looked back at. */
const lookBack = 4;

const judgesOfSides = formulaIds.flatMap((id) => {
  const { judgeSide } = formulaOf(id);
  return judgeSide ? [{ id, judgeSide }] : [];
});

/** Compares the sides of chains with each other, whatever formulas they are. */
export class ChainCheck {
  constructor(
    private readonly text: string,
    private readonly chains: readonly CheckedChain[],
    private readonly mender: Mender,
  ) {
    this.stepsAreDefined = chains.some(({ recognised }) =>
      recognised.some(({ id }) => formulaOf(id).tiesAlphaToBeta),
    );
  }

  /** The note says what α_t and β_t have to do with each other. */
  private readonly stepsAreDefined: boolean;

  /** Slips of formulas that any side may hold a part of, such as the divergences of the bound. */
  inSides(chain: CheckedChain): Finding | undefined {
    for (let side = chain.inherited; side < chain.sides.length; side++) {
      for (const { id, judgeSide } of judgesOfSides) {
        const finding = this.inSide(chain, side, id, judgeSide);
        if (finding) {
          return finding;
        }
      }
    }
    return undefined;
  }

  private inSide(
    chain: CheckedChain,
    side: number,
    id: FormulaId,
    judge: (side: Expression) => Verdict,
  ): Finding | undefined {
    const { expression } = chain.sides[side]!;
    if (judge(expression) !== 'wrong') {
      return undefined;
    }
    // A fix of a divergence adds no power.
    const powers = powersIn(expression);
    const sign = expectedSign(this.text, chain, side);
    const isRight = (mended: Expression) =>
      judge(mended) === 'right' &&
      powersIn(mended) === powers &&
      (sign === undefined || (boundSign(mended) ?? sign) === sign);
    const fix = this.mender.search(chain, side, isRight, 1);
    return this.mender.describe(chain, side, Math.max(0, side - 1), fix, id);
  }

  between(chain: CheckedChain, conventions: readonly Convention[]): Finding | undefined {
    const sides = chain.sides.map(({ expression }) => expression);
    const found = conventions.map((each) => findDisagreement({ ...chain, sides }, each));
    const first = found[0];
    if (!first || found.includes(undefined)) {
      return undefined;
    }
    const target = sides[first.target]!;
    // α_t = α_t/α_{t−1}: the letter means two things, which colours may have told apart.
    if (first.wrong > 0 && isTautology({ left: target, right: sides[first.wrong]! })) {
      return undefined;
    }
    const isRight = (expression: Expression) =>
      !isTautology({ left: target, right: expression }) &&
      conventions.some((each) => compareSides(target, expression, each) === 'right');
    const fix = this.mender.search(chain, first.wrong, isRight);
    const isSettled = chain.inherited === 0 && conventions.length === 1;
    const isCertain =
      isSettled &&
      ((first.isCertain && found.every((each) => each?.isCertain && each.wrong === first.wrong)) ||
        (this.stepsAreDefined &&
          [first.wrong, first.target].every((side) => isOfSteps(sides[side]!)) &&
          [first.wrong, first.target].some((side) => somePart(sides[side]!, isProduct))));
    return this.mender.describe(chain, first.wrong, first.target, fix, undefined, isCertain);
  }

  /**
   * Two equations near each other that give one letter two values, such as z = aε_1 + bε_2 and z = √(a²+b²) ε.
   * Only a slip that a small edit mends is reported, since a letter may be used anew.
   */
  againstEarlier(
    chain: CheckedChain,
    index: number,
    conventions: readonly Convention[],
  ): Finding | undefined {
    const earlier = definedName(chain) === undefined ? undefined : this.earlierOf(chain, index);
    const target = earlier?.sides.at(-1)?.expression;
    const own = chain.sides[1]!.expression;
    const holdsNoise =
      target && quantities(target).some(({ letter, sub }) => /^[εξζ]$/.test(letter) && sub !== '');
    if (!holdsNoise || chain.sides[0]!.expression.kind !== 'quantity') {
      return undefined;
    }
    if (chain.sides[0]!.expression.sub !== '' || quantities(target).length < 2) {
      return undefined;
    }
    const compared = (expression: Expression) => compareSides(target, expression, conventions[0]!);
    const verdict = compared(own);
    // a_2 for a² makes another letter of it, which cannot be compared.
    const mayHideSquare = verdict === 'unknown' && quantities(own).some(({ sub }) => sub === '2');
    if (verdict !== 'wrong' && !mayHideSquare) {
      return undefined;
    }
    const fix = this.mender.search(chain, 1, (expression) => compared(expression) === 'right');
    return fix && this.mender.describe(chain, 1, 0, fix, undefined);
  }

  /** The last equation before this one that gives a value to the same letter, in the same section. */
  earlierOf(chain: CheckedChain, index: number): CheckedChain | undefined {
    const name = definedName(chain);
    return (
      this.chains
        .slice(Math.max(0, index - lookBack), index)
        .filter((each) => each.section === chain.section && definedName(each) === name)
        // Rows of a table and items of a list define their letters each for itself.
        .filter((each) => rowAt(this.text, each.sides[0]!.start) === rowAt(this.text, chain.sides[0]!.start))
        .at(-1)
    );
  }
}

const isProduct = (part: Expression): boolean => part.kind === 'reduce' && part.operator === 'product';

/** Made of α, ᾱ and β alone. */
const isOfSteps = (side: Expression): boolean =>
  side.kind !== 'quantity' &&
  quantities(side).every(
    ({ letter, accent, label, sub }) =>
      label === '' &&
      (accent === '' || (accent === 'bar' && letter === 'α')) &&
      (/^[αβ]$/.test(letter) || (/^[tTsi]$/.test(letter) && sub === '')),
  );

function powersIn(expression: Expression): number {
  const own = expression.kind === 'power' ? 1 : 0;
  return parts(expression).reduce((total, part) => total + powersIn(part), own);
}

const definesLetter = ({ id }: CheckedChain['recognised'][number]): boolean =>
  formulaOf(id).definesLetter === true;

/** The letter that a two-sided equation gives a value to: one without a known formula, or one that defines a letter. */
export function definedName({ sides, relations, recognised }: CheckedChain): string | undefined {
  const left = sides[0]?.expression;
  const isPlain = sides.length === 2 && relations[0] === 'equals' && recognised.every(definesLetter);
  return isPlain && left?.kind === 'quantity' ? keyOf(left) : undefined;
}
