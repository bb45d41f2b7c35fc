import { formulaOf } from '../../catalogue';
import { ddpmConvention } from '../../worlds/convention';
import type { Expression, Quantity } from '../../formulas/expression';
import { mapQuantities, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { headOf, type Head } from '../../notation/meaning';
import type { Note } from '../../note';
import type { CheckedChain, CheckedSide } from './checkedChain';
import { findNamings } from '../../prose/namings';
import { readStep } from '../../vocabulary/step';

/** A place where the note says what a letter of the schedule stands for. */
interface Definition {
  readonly head: Head;
  readonly start: number;
  /** The letter is not what the papers mean by it. */
  readonly isOwn: boolean;
  /** The line of the table or the list item that it stands in, and holds for. */
  readonly row: number | undefined;
}

/** Letters of the schedule that a note gives meanings of its own, each where it holds. */
export class OwnLetters {
  private readonly definitions: readonly Definition[];
  private readonly coefficients: Coefficients;

  constructor(
    private readonly note: Note,
    chains: readonly CheckedChain[],
  ) {
    const { text } = note;
    const equations = chains.flatMap(({ sides }): Definition[] => {
      const [left, ...others] = sides;
      const head = left && scheduleHead(left.expression);
      if (head === undefined) {
        return [];
      }
      const isRoot = isSaidRoot(text, left!) && others.some(({ expression }) => expression.kind === 'power');
      const isOwn = isRoot || others.some(({ expression }) => isOtherMeaning(head, expression));
      return [{ head, isOwn, start: left!.start, row: rowAt(text, left!.start) }];
    });
    const words = findNamings(note).map(({ isOther, ...each }) => ({
      ...each,
      isOwn: isOther,
      row: rowAt(text, each.start),
    }));
    this.definitions = [...equations, ...words].sort((a, b) => a.start - b.start);
    this.coefficients = new Coefficients(chains);
  }

  /** The letters of a chain that stand for something else than in the papers. */
  in(chain: CheckedChain): ReadonlySet<Head> {
    const heads = new Set(chain.sides.flatMap(({ expression }) => quantities(expression).map(headOf)));
    const isOwn = (head: Head) =>
      isScheduled(head) &&
      (this.coefficients.areFreeIn(chain, head) || this.lastOf(head, chain)?.isOwn === true);
    return new Set([...heads].filter(isOwn));
  }

  /** The definition that a letter of a chain follows: in its row, its paragraph, before it, or after it. */
  private lastOf(head: Head, { sides }: CheckedChain): Definition | undefined {
    const { text } = this.note;
    const [start, end] = [sides[0]!.start, sides.at(-1)!.end];
    const row = rowAt(text, start);
    const own = this.definitions.filter((each) => each.head === head);
    const inRow = own.filter((each) => each.row !== undefined && each.row === row);
    if (inRow.length > 0) {
      return inRow.findLast((each) => each.start <= end) ?? inRow[0];
    }
    const others = own.filter((each) => each.row === undefined);
    const before = others.findLast((each) => each.start <= end);
    const paragraphEnd = text.indexOf('\n\n', end);
    const after = others.find((each) => each.start > end);
    // “…, where ᾱ_t is the sum of …” says what stands before it.
    const isNear = after && (paragraphEnd === -1 || after.start < paragraphEnd);
    return isNear && !before ? after : (before ?? after);
  }
}

/** α and β as coefficients of the note's own, which nothing in the note relates to each other. */
class Coefficients {
  private readonly free: ReadonlySet<number>;
  private readonly isFreeEverywhere: boolean;

  constructor(chains: readonly CheckedChain[]) {
    const related = new Set(chains.filter(relates).map(({ section }) => section));
    this.isFreeEverywhere = related.size === 0 && chains.some(isOwnSample);
    this.free = new Set(
      chains
        .filter((chain) => isOwnSample(chain) && !related.has(chain.section))
        .map(({ section }) => section),
    );
  }

  areFreeIn({ section }: CheckedChain, head: Head): boolean {
    return /^[αβ] $/.test(head) && (this.isFreeEverywhere || this.free.has(section));
  }
}

/** x_t = α_t x_{t−1} + β_t ε, whose α and β are no roots. */
function isOwnSample({ recognised }: CheckedChain): boolean {
  return recognised.some(({ id, equation }) => {
    if (!formulaOf(id).drawsState || equation.right.kind !== 'sum') {
      return false;
    }
    const bare = equation.right.terms.flatMap((term) =>
      term.kind === 'product'
        ? term.factors.flatMap((each) =>
            each.kind === 'quantity' && each.accent === '' ? [each.letter] : [],
          )
        : [],
    );
    return bare.includes('α') && bare.includes('β');
  });
}

/** Says what α and β have to do with each other, or builds ᾱ of them. */
function relates(chain: CheckedChain): boolean {
  const heads = new Set(chain.sides.flatMap(({ expression }) => quantities(expression).map(headOf)));
  if (heads.has('α bar')) {
    return true;
  }
  return (
    !isOwnSample(chain) &&
    chain.recognised.some(({ id }) => formulaOf(id).impliesConvention === ddpmConvention)
  );
}

const isScheduled = (head: Head): boolean => /^[αβσ] (?:bar|hat|tilde)?$/.test(head);

const scheduleHead = (left: Expression): Head | undefined => {
  const quantity = left.kind === 'apply' ? left.head : left;
  return quantity.kind === 'quantity' && isScheduled(headOf(quantity)) && readStep(quantity.sub)
    ? headOf(quantity)
    : undefined;
};

/** A sum, a mean or an integral where the papers have a product. */
function isOtherMeaning(head: Head, right: Expression): boolean {
  if (!/^[αβ] (?:bar|hat)$/.test(head)) {
    return false;
  }
  const isSame = (each: Quantity) => headOf(each) === head;
  const isPlain = (each: Quantity) => each.letter === head[0] && each.accent === '';
  if (somePart(right, (part) => part.kind === 'function')) {
    return false;
  }
  const addsUp = somePart(
    right,
    (part) =>
      (part.kind === 'reduce' && part.operator !== 'product' && quantities(part.body).some(isPlain)) ||
      (part.kind === 'expectation' && quantities(part.body).some(isPlain)),
  );
  if (addsUp) {
    return true;
  }
  // ᾱ_{t−1} + α_t, and α_1 + … + α_t.
  const summands =
    right.kind === 'sum'
      ? right.terms.filter((term) => quantities(term).some((each) => isSame(each) || isPlain(each)))
      : [];
  return summands.length > 1;
}

/** “For its square root we write …”. */
const isSaidRoot = (text: string, { start, end }: Pick<CheckedSide, 'start' | 'end'>): boolean =>
  /square root|平方根|开方|開方|开根|開根/i.test(text.slice(Math.max(0, start - 100), end));

/** The start of the table row or list item that a place is in. */
export function rowAt(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t>]*(?:\||[-*+][ \t]|\d{1,3}[.)][ \t])/.test(text.slice(lineStart, offset))
    ? lineStart
    : undefined;
}

/** The same expression with letters of the note's own, which no formula of the papers holds. */
export const withOwnLetters = (expression: Expression, own: ReadonlySet<Head>): Expression =>
  own.size === 0
    ? expression
    : mapQuantities(expression, (each) =>
        own.has(headOf(each)) ? { ...each, letter: `${each.letter}°` } : each,
      );
