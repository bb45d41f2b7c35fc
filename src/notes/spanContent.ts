import type { Atom } from './atoms';
import { readAtoms } from './atoms';
import { findFormulas } from './formulas/findFormulas';
import type { ContentDefinition } from './notation/contentDefinitions';
import { findDefinitions } from './notation/contentDefinitions';
import { findBound } from './notation/localSymbols';
import { namesIn } from './notation/names';
import type { NotationHint } from './notation/notation';
import { findHints } from './notation/notation';
import { maySayNotation } from './notation/maySayNotation';
import type { FormulaOccurrence, MathContent, MathSpan, SymbolOccurrence } from './note';
import type { Setting } from './symbols';
import { findSymbols, settingOf } from './symbols';
import type { Macros } from './tex/macros';
import type { TexNode } from './tex/node';
import { parseTex } from './tex/parseTex';
import { usesMacros } from './tex/usableMacros';
import type { TexSurroundings } from './tex/tokenize';

/** What a stretch of TeX says, read when first asked for. Offsets count from its start. */
export class SpanContent implements MathContent {
  #tree: readonly TexNode[] | undefined;
  #symbols: readonly SymbolOccurrence[] | undefined;
  #symbolSetting: Setting | undefined;
  #setting: Setting | 'none' | undefined;
  #formulas: readonly FormulaOccurrence[] | undefined;
  #atoms: readonly Atom[] | undefined;
  #definitions: readonly ContentDefinition[] | undefined;
  #hints: readonly NotationHint[] | undefined;
  #mayHint: 'name' | 'forward' | 'no' | undefined;
  #bound: readonly Atom[] | undefined;
  #names: readonly Atom[] | undefined;

  constructor(
    readonly tex: string,
    private readonly surroundings: TexSurroundings,
    /** Those that it uses; none when it uses none. */
    private readonly macros: Macros | undefined,
  ) {}

  get usesMacros(): boolean {
    return this.macros !== undefined;
  }

  get tree(): readonly TexNode[] {
    this.#tree ??= parseTex(this.tex, 0, this.tex.length, this.surroundings, this.macros);
    return this.#tree;
  }

  /** Its known symbols, where the letters alone do not decide in the notation of the papers that the note follows. */
  symbols(setting: Setting): readonly SymbolOccurrence[] {
    if (!this.#symbols || this.#symbolSetting !== setting) {
      const found = findSymbols(this.tree, setting);
      this.#symbols = this.usesMacros ? apart(found) : found;
      this.#symbolSetting = setting;
    }
    return this.#symbols;
  }

  /** Which papers' notation it speaks for. */
  get setting(): Setting | undefined {
    this.#setting ??= settingOf(this.tree) ?? 'none';
    return this.#setting === 'none' ? undefined : this.#setting;
  }

  get formulas(): readonly FormulaOccurrence[] {
    this.#formulas ??= this.formulasOf(this.tree);
    return this.#formulas;
  }

  /** The formulas of a tree that has the content's places but may be written otherwise. */
  formulasOf(tree: readonly TexNode[]): readonly FormulaOccurrence[] {
    return findFormulas(tree, this.asSpan());
  }

  get atoms(): readonly Atom[] {
    this.#atoms ??= readAtoms(this.tree);
    return this.#atoms;
  }

  /** Its equations that have one quantity on the left. */
  get definitions(): readonly ContentDefinition[] {
    this.#definitions ??= findDefinitions(this.tree);
    return this.#definitions;
  }

  /** What its equations may say about the note's notation. */
  get hints(): readonly NotationHint[] {
    this.#hints ??= findHints(this.definitions);
    return this.#hints;
  }

  /** Whether its equations are worth asking for hints, judged from the source. */
  get mayHint(): 'name' | 'forward' | undefined {
    this.#mayHint ??= maySayNotation(this.tex) ?? 'no';
    return this.#mayHint === 'no' ? undefined : this.#mayHint;
  }

  /** Its bound variables. */
  get bound(): readonly Atom[] {
    this.#bound ??= findBound(this.tree, this.atoms);
    return this.#bound;
  }

  /** The letters that a sentence around it may be about. */
  get names(): readonly Atom[] {
    this.#names ??= namesIn(this.tree);
    return this.#names;
  }

  /** See `Note.readAhead`. */
  readAhead(): void {
    for (const property of ['definitions', 'bound', 'names', 'formulas'] as const) void this[property];
  }

  private asSpan(): MathSpan {
    const end = this.tex.length;
    return { start: 0, end, contentStart: 0, contentEnd: end, display: true, ...this.surroundings };
  }
}

/** Symbols out of one macro share its range; the first stands for them. */
function apart(symbols: readonly SymbolOccurrence[]): SymbolOccurrence[] {
  let last = 0;
  return symbols.filter(({ start, end }) => {
    const isFirst = start >= last;
    last = Math.max(last, end);
    return isFirst;
  });
}

/** The readings of a note's stretches of math, each different stretch read once. */
export class ContentStore {
  readonly #contents = new Map<string, SpanContent>();

  constructor(private readonly macros: Macros) {}

  get size(): number {
    return this.#contents.size;
  }

  get(tex: string, { quoteDepth, inTable }: TexSurroundings): SpanContent {
    // Quote marks stand at line starts only, and only `\|` is read differently in a table.
    const quotes = quoteDepth > 0 && /[\r\n]/.test(tex) ? quoteDepth : 0;
    const cell = inTable && tex.includes('\\|');
    const prefix = quotes > 0 || cell ? `${quotes}${cell ? '|' : ' '}` : ' ';
    // A joined text does not keep the note alive from which the engine may merely have cut its second half.
    const key = prefix + tex;
    const known = this.#contents.get(key);
    if (known) return known;
    const content = new SpanContent(
      key.slice(prefix.length),
      { quoteDepth: quotes, inTable: cell },
      usesMacros(tex, this.macros) ? this.macros : undefined,
    );
    this.#contents.set(key, content);
    return content;
  }
}
