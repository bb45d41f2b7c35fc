import type { Expression } from '../../formulas/expression';
import { formulaOf, type FormulaId } from '../../catalogue';
import { readExpression } from '../../formulas/readExpression';
import { renameTree } from '../../notation/renameTree';
import type { Note } from '../../note';
import { parseTex } from '../../tex/parseTex';
import { isCertainlyWrong } from '../certainlyWrong';
import { catalogueForms } from './catalogueForm';
import type { CheckedChain } from '../chains/checkedChain';
import { rereadSides } from '../chains/readCheckedChains';
import type { Convention } from '../../worlds/convention';
import type { Finding } from '../finding';
import { withFix, type Replacement } from './withFix';
import { describeFinding } from '../messages';
import { withOwnLetters } from '../chains/ownLetters';
import { searchFix, type FoundFix } from './searchFix';
import { readSpelling, type Spelling } from './spelling';

/** A step that no other letter than an index counts. */
const runningStep = /_(?:\{\s?([ijkns](?:[-+]1)?|1)\s?\}|([ijkns1]))/g;

/** Finds what a wrong side of a chain was meant to be, as the note would write it, and says so. */
export class Mender {
  readonly spelling: Spelling;
  /** What was read for the chain that is being mended: its checks try many of the same texts. */
  private readonly read = new Map<string, Expression>();
  private readFor: CheckedChain | undefined;
  /** The chain whose fix would break the note: it is reported as wrong without a fix. */
  private refusedFor: CheckedChain | undefined;

  constructor(private readonly note: Note) {
    this.spelling = readSpelling(note);
  }

  /** The small edits of a side that make it right, if there are any. */
  search(
    chain: CheckedChain,
    index: number,
    isRight: (expression: Expression) => boolean,
    maxEdits = 2,
  ): FoundFix | undefined {
    const { start, end } = chain.sides[index]!;
    const read = this.reader(chain);
    const source = this.note.text.slice(start, end);
    const mends = (candidate: string) => {
      if (!isRight(read(candidate))) {
        return false;
      }
      const isSound = this.passes(chain, index, candidate, isRight);
      if (!isSound) {
        this.refusedFor = chain;
      }
      return isSound;
    };
    return searchFix(
      source,
      start,
      { ...this.spelling, steps: this.stepsBeside(chain, index) },
      mends,
      maxEdits,
    );
  }

  /** The steps that other sides of a chain count by another letter than this one does. */
  private stepsBeside({ sides }: CheckedChain, index: number): readonly string[] {
    const written = sides.map(({ start, end }) =>
      [...this.note.text.slice(start, end).matchAll(runningStep)].map((match) => match[1] ?? match[2]!),
    );
    return [...new Set(written.flatMap((each, at) => (at === index ? [] : each)))].filter(
      (step) => !written[index]!.includes(step),
    );
  }

  /** Whether the note still parses with a new text for a side, and that side, read from there, is right. */
  private passes(
    chain: CheckedChain,
    index: number,
    newText: string,
    isRight: (expression: Expression) => boolean,
  ): boolean {
    const { sides, inherited } = chain;
    if (index < inherited) {
      return false;
    }
    const { start, end } = sides[index]!;
    const mended = withFix(this.note, { start, end, newText });
    const now = mended && rereadSides(mended, chain);
    if (now?.length !== sides.length - inherited) {
      return false;
    }
    return now.every(({ expression }, at) => {
      const side = at + inherited;
      return side === index
        ? isRight(expression)
        : JSON.stringify(expression) === JSON.stringify(sides[side]!.expression);
    });
  }

  /** The catalogue's form in the note's notation, where the left side leaves no doubt about what is meant. */
  wholeForm(
    chain: CheckedChain,
    wrong: number,
    id: FormulaId,
    convention: Convention,
    isRight: (expression: Expression) => boolean,
  ): FoundFix | undefined {
    const { start, end, expression } = chain.sides[wrong]!;
    const { truth, isUnmistakable } = formulaOf(id);
    if (wrong < chain.inherited || !truth || !isUnmistakable || !isCertainlyWrong(expression)) {
      return undefined;
    }
    const texts = chain.sides.map((side) => this.note.text.slice(side.start, side.end));
    const sources = [texts[wrong]!, ...texts, this.note.text.slice(Math.max(0, start - 2000), end + 500)];
    const read = this.reader(chain);
    const oldText = texts[wrong]!;
    // A form with a σ that the note does not write belongs to another formula.
    const newText = catalogueForms(truth, sources, this.spelling, convention).find(
      (form) =>
        (!form.includes('\\sigma') || oldText.includes('\\sigma')) &&
        isRight(read(form)) &&
        this.passes(chain, wrong, form, isRight),
    );
    if (newText === undefined) {
      return undefined;
    }
    return {
      edits: [{ start: 0, end: oldText.length, newText, isIndex: false }],
      start,
      end,
      oldText,
      newText,
    };
  }

  /** The only noise of a side with another index. */
  renamed(chain: CheckedChain, index: number, from: string, to: string): FoundFix | undefined {
    const { start, end } = chain.sides[index]!;
    const source = this.note.text.slice(start, end);
    const written = (sub: string) => (sub.length === 1 ? sub : `{${sub}}`);
    const found = [...source.matchAll(/(?<=(?:epsilon|[εz])\}{0,2}\s?_\s?)(?:\{([^{}]*)\}|(\w))/g)].filter(
      ({ 1: braced, 2: bare }) => (braced ?? bare)!.replace(/\s/g, '') === from,
    );
    const [only] = found;
    const unchanged = JSON.stringify(chain.sides[index]!.expression);
    return found.length === 1 && only
      ? this.replaced(
          chain,
          index,
          { start: start + only.index, end: start + only.index + only[0].length, newText: written(to) },
          (candidate) => JSON.stringify(candidate) !== unchanged,
        )
      : undefined;
  }

  /** A fix that replaces a stretch of a side, where the side is right after it; offsets into the note. */
  replaced(
    chain: CheckedChain,
    index: number,
    { start, end, newText }: Replacement,
    isRight: (expression: Expression) => boolean,
  ): FoundFix | undefined {
    const side = chain.sides[index]!;
    const { text } = this.note;
    const whole = text.slice(side.start, start) + newText + text.slice(end, side.end);
    const edit = { start: start - side.start, end: end - side.start, newText, isIndex: false };
    return isRight(this.reader(chain)(whole)) && this.passes(chain, index, whole, isRight)
      ? { edits: [edit], start, end, oldText: text.slice(start, end), newText }
      : undefined;
  }

  /** The finding for a wrong side, which should equal the known one; none where nothing mends it and doubt remains. */
  describe(
    chain: CheckedChain,
    wrong: number,
    known: number,
    fix: FoundFix | undefined,
    id: FormulaId | undefined,
    isCertain = false,
  ): Finding | undefined {
    const { sides, inherited } = chain;
    // A side that no small edit mends was more likely misread, unless two other sides contradict it.
    if (wrong < inherited || (!fix && !isCertain && this.refusedFor !== chain)) {
      return undefined;
    }
    const other = known < inherited ? sides[wrong]! : sides[known]!;
    return describeFinding(this.note.text, sides[wrong]!, other, fix, id);
  }

  /** Reads a text as the chain's own math was read: with its macros, in its notation. */
  private reader(chain: CheckedChain): (source: string) => Expression {
    const { span, content, renames, own } = chain;
    const macros = content.usesMacros ? this.note.macros : undefined;
    if (this.readFor !== chain) {
      this.readFor = chain;
      this.read.clear();
    }
    return (source) => {
      let expression = this.read.get(source);
      if (!expression) {
        const tree = parseTex(source, 0, source.length, span, macros);
        expression = withOwnLetters(readExpression(renames ? renameTree(tree, renames) : tree), own);
        this.read.set(source, expression);
      }
      return expression;
    };
  }
}
