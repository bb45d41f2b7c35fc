import type { Atom } from './atoms';
import type { ContinuedFormula } from './continuedFormulas';
import { findContinuedFormulas } from './continuedFormulas';
import { headOf } from './notation/meaning';
import type { PlacedHint } from './notation/notation';
import { plainRenames, renameTree } from './notation/renameTree';
import { findUsualLetters, readNotation } from './notation/notation';
import { findNoteLetters, wordsBefore } from './noteLetters';
import type {
  Definition,
  FormulaOccurrence,
  LocalSymbol,
  MathSpan,
  NotationStatement,
  Note,
  Place,
  SymbolOccurrence,
} from './note';
import type { SpanContent } from './spanContent';
import type { Setting, Vote } from './symbols';
import { prevailingSetting } from './symbols';
import { isLearned } from './vocabulary/roles';
import { SourceLines } from './markdown/sourceLines';
import { readStep } from './vocabulary/step';

/** How many formulas of the forward process are asked for the note's notation; the first ones decide. */
const maxForwardForms = 60;

/** What a note calls its quantities, read when first asked for. */
export class NoteNames {
  private knownNotation: readonly NotationStatement[] | undefined;
  private knownLocalSymbols: readonly LocalSymbol[] | undefined;
  private definitions: ReadonlyMap<string, readonly Definition[]> | undefined;
  private lines: SourceLines | undefined;
  private knownSetting: Setting | undefined;
  private renames: readonly NotationStatement[] | undefined;
  private readonly renamedFormulas = new Map<SpanContent, readonly FormulaOccurrence[]>();
  private readonly renamed = new Map<SpanContent, readonly SymbolOccurrence[]>();

  constructor(
    private readonly text: string,
    private readonly spans: readonly MathSpan[],
    private readonly contents: readonly SpanContent[],
  ) {}

  get notation(): readonly NotationStatement[] {
    this.knownNotation ??= this.readNotation();
    return this.knownNotation;
  }

  get localSymbols(): readonly LocalSymbol[] {
    this.knownLocalSymbols ??= findNoteLetters(this.text, this.spans, this.contents, (start, end) =>
      this.place(start, end),
    );
    return this.knownLocalSymbols;
  }

  /** The known symbols of a content, by the note's own notation. */
  symbolsIn(content: SpanContent): readonly SymbolOccurrence[] {
    if (this.notation.length === 0) {
      return content.symbols(this.setting);
    }
    let symbols = this.renamed.get(content);
    if (!symbols) {
      this.renamed.set(content, (symbols = this.rename(content)));
    }
    return symbols;
  }

  /** The known formulas of a content, whatever letters the note gives their quantities. */
  formulasIn(content: SpanContent): readonly FormulaOccurrence[] {
    const renames = this.renamesIn(content);
    if (renames.length === 0) {
      return content.formulas;
    }
    let formulas = this.renamedFormulas.get(content);
    if (!formulas) {
      formulas = content.formulasOf(renameTree(content.tree, renames));
      this.renamedFormulas.set(content, formulas);
    }
    return formulas;
  }

  /** The formulas that a content states together with the displays that it goes on with, the nearest first. */
  continuedFormulas(content: SpanContent, earlier: Iterable<SpanContent>): readonly ContinuedFormula[] {
    const treeOf = (each: SpanContent) => {
      const renames = this.renamesIn(each);
      return renames.length === 0 ? each.tree : renameTree(each.tree, renames);
    };
    return findContinuedFormulas(treeOf(content), mapped(earlier, treeOf));
  }

  /** The note's own letters for quantities of the papers, where a content has one of them. */
  private renamesIn(content: SpanContent): readonly NotationStatement[] {
    const renames = (this.renames ??= plainRenames(this.notation));
    const isUsed =
      renames.length > 0 &&
      content.atoms.some((atom) => renames.some((each) => headOf(each) === headOf(atom)));
    return isUsed ? renames : [];
  }

  /** The statement that names the letter at an offset of a content. */
  conventionAt(content: SpanContent, offset: number): NotationStatement | undefined {
    if (this.notation.length === 0) {
      return undefined;
    }
    const atom = content.atoms.find(({ whole }) => whole.start === offset);
    return atom && this.statementFor(atom);
  }

  /** See `Note.definitionOf`. */
  definitionOf(note: Note, place: Place): Definition | undefined {
    const name = nameAt(note, place.start);
    if (name === undefined) {
      return undefined;
    }
    const candidates = (this.definitions ??= this.readDefinitions()).get(name) ?? [];
    return candidates.findLast(({ start }) => start <= place.start) ?? candidates[0];
  }

  /** The note's definitions in order, by what they define. */
  private readDefinitions(): ReadonlyMap<string, readonly Definition[]> {
    const found = new Map<string, Definition[]>();
    const add = (name: string | undefined, definition: () => Definition) => {
      if (name === undefined) {
        return;
      }
      const others = found.get(name);
      if (others) {
        others.push(definition());
      } else {
        found.set(name, [definition()]);
      }
    };
    this.spans.forEach((span, index) => {
      const content = this.contents[index]!;
      for (const { head, start, end } of content.definitions) {
        const place = () => this.place(span.contentStart + start, span.contentStart + end);
        add(this.nameIn(content, head.start), place);
      }
    });
    for (const local of this.localSymbols) {
      if (local.kind !== 'equation') {
        add(`head ${headOf(local)}`, () => local);
      }
    }
    for (const each of found.values()) {
      each.sort((a, b) => a.start - b.start);
    }
    return found;
  }

  /** What the quantity at an offset of a content is called, as `nameAt` says it. */
  private nameIn(content: SpanContent, offset: number): string | undefined {
    const symbol = this.symbolsIn(content).findLast((each) => holds(each, offset));
    if (symbol) {
      return `id ${symbol.id}`;
    }
    const atom = content.atoms.findLast((each) => holds(each, offset));
    return atom && `head ${headOf(atom)}`;
  }

  /** See `Note.referencesTo`. */
  referencesTo(note: Note, place: Place): readonly Place[] {
    const name = nameAt(note, place.start);
    if (name === undefined) {
      return [];
    }
    const symbols = note.symbols.filter(({ id }) => `id ${id}` === name);
    const places = name.startsWith('id ')
      ? symbols
      : note.atoms.filter((atom) => `head ${headOf(atom)}` === name && !note.symbolAt(atom.start));
    return places.map(({ start, end }) => ({ start, end }));
  }

  /** Which papers' notation the note follows where its letters alone do not tell. */
  private get setting(): Setting {
    this.knownSetting ??= prevailingSetting(this.votes());
    return this.knownSetting;
  }

  /** What the stretches of math speak for; one that speaks for DDPM's notation decides. */
  private *votes(): Iterable<Vote> {
    for (const { setting } of this.contents) {
      yield setting;
      if (setting === 'ddpm') {
        return;
      }
    }
  }

  private statementFor(atom: Atom): NotationStatement | undefined {
    const statement = this.notation.find((each) => headOf(each) === headOf(atom));
    const isStep = atom.sub === '' || readStep(atom.sub) !== undefined;
    return isStep || (statement?.meaning === 'epsilon' && isLearned(atom)) ? statement : undefined;
  }

  private rename(content: SpanContent): readonly SymbolOccurrence[] {
    const renamed = content.atoms.flatMap((atom): SymbolOccurrence[] => {
      const statement = this.statementFor(atom);
      if (!statement) {
        return [];
      }
      const { start, end } = atom.whole;
      if (isLearned(atom)) {
        return [{ id: 'epsilon_theta', start, end }];
      }
      return [{ id: statement.meaning, start, end, ...(atom.sub === '' ? {} : { time: atom.sub }) }];
    });
    const symbols = content.symbols(this.setting);
    if (renamed.length === 0) {
      return symbols;
    }
    const isFree = ({ start, end }: SymbolOccurrence) =>
      !renamed.some((each) => each.start < end && start < each.end);
    return [...symbols.filter(isFree), ...renamed].sort((a, b) => a.start - b.start);
  }

  private readNotation(): readonly NotationStatement[] {
    const hints: PlacedHint[] = [];
    let forwardForms = 0;
    this.spans.forEach((span, index) => {
      const content = this.contents[index]!;
      if (!content.mayHint || (content.mayHint === 'forward' && forwardForms++ >= maxForwardForms)) {
        return;
      }
      for (const hint of content.hints) {
        const { start, end } = hint.definition;
        hints.push({
          ...hint,
          place: () => this.place(span.contentStart + start, span.contentStart + end),
          wordsBefore: () => wordsBefore(this.text, this.spans, index),
        });
      }
    });
    return hints.length === 0 ? [] : readNotation(hints, findUsualLetters(this.text));
  }

  private place(start: number, end: number): Definition {
    this.lines ??= new SourceLines(this.text);
    return {
      start,
      end,
      line: this.lines.lineAt(start),
      statement: this.text.slice(start, end),
    };
  }
}

function* mapped<A, B>(all: Iterable<A>, map: (each: A) => B): Iterable<B> {
  for (const each of all) {
    yield map(each);
  }
}

const holds = ({ start, end }: Place, offset: number): boolean => start <= offset && offset <= end;

/** What the quantity at an offset is called, whatever its spelling. */
function nameAt(note: Note, offset: number): string | undefined {
  const symbol = note.symbolAt(offset);
  if (symbol) {
    return `id ${symbol.id}`;
  }
  const atom = note.atomAt(offset);
  return atom && `head ${headOf(atom)}`;
}
