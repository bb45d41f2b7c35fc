import type { Atom } from './atoms';
import { readAtoms } from './atoms';
import { findFormulas } from './catalogue/findFormulas';
import type { ContentDefinition } from './notation/contentDefinitions';
import { findDefinitions } from './notation/contentDefinitions';
import { findBound } from './notation/localSymbols';
import { namesIn } from './notation/names';
import type { NotationHint } from './notation/notation';
import { findHints } from './notation/notation';
import { maySayNotation } from './notation/maySayNotation';
import type { FormulaOccurrence, MathContent, MathSpan, SymbolOccurrence } from './note';
import type { Setting, Vote } from './symbols';
import { findSymbols, settingOf } from './symbols';
import type { Macros } from './tex/macros';
import type { TexNode } from './tex/node';
import { parseTex } from './tex/parseTex';
import { usesMacros } from './tex/usableMacros';
import type { TexSurroundings } from './tex/tokenize';

/** What a stretch of TeX says, read when first asked for. Offsets count from its start. */
export class SpanContent implements MathContent {
  private knownTree: readonly TexNode[] | undefined;
  private knownSymbols: readonly SymbolOccurrence[] | undefined;
  private symbolSetting: Setting | undefined;
  private knownSetting: Vote | undefined;
  private knownFormulas: readonly FormulaOccurrence[] | undefined;
  private knownAtoms: readonly Atom[] | undefined;
  private knownDefinitions: readonly ContentDefinition[] | undefined;
  private knownHints: readonly NotationHint[] | undefined;
  private knownMayHint: 'name' | 'forward' | 'no' | undefined;
  private knownBound: readonly Atom[] | undefined;
  private knownNames: readonly Atom[] | undefined;

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
    this.knownTree ??= parseTex(this.tex, 0, this.tex.length, this.surroundings, this.macros);
    return this.knownTree;
  }

  /** Its known symbols, where the letters alone do not decide in the notation of the papers that the note follows. */
  symbols(setting: Setting): readonly SymbolOccurrence[] {
    if (!this.knownSymbols || this.symbolSetting !== setting) {
      const found = findSymbols(this.tree, setting);
      this.knownSymbols = this.usesMacros ? apart(found) : found;
      this.symbolSetting = setting;
    }
    return this.knownSymbols;
  }

  /** Which papers' notation it speaks for. */
  get setting(): Vote {
    this.knownSetting ??= settingOf(this.tree);
    return this.knownSetting;
  }

  get formulas(): readonly FormulaOccurrence[] {
    this.knownFormulas ??= this.formulasOf(this.tree);
    return this.knownFormulas;
  }

  /** The formulas of a tree that has the content's places but may be written otherwise. */
  formulasOf(tree: readonly TexNode[]): readonly FormulaOccurrence[] {
    return findFormulas(tree, this.asSpan());
  }

  get atoms(): readonly Atom[] {
    this.knownAtoms ??= readAtoms(this.tree);
    return this.knownAtoms;
  }

  /** Its equations that have one quantity on the left. */
  get definitions(): readonly ContentDefinition[] {
    this.knownDefinitions ??= findDefinitions(this.tree);
    return this.knownDefinitions;
  }

  /** What its equations may say about the note's notation. */
  get hints(): readonly NotationHint[] {
    this.knownHints ??= findHints(this.definitions);
    return this.knownHints;
  }

  /** Whether its equations are worth asking for hints, judged from the source. */
  get mayHint(): 'name' | 'forward' | undefined {
    this.knownMayHint ??= maySayNotation(this.tex) ?? 'no';
    return this.knownMayHint === 'no' ? undefined : this.knownMayHint;
  }

  /** Its bound variables. */
  get bound(): readonly Atom[] {
    this.knownBound ??= findBound(this.tree, this.atoms);
    return this.knownBound;
  }

  /** The letters that a sentence around it may be about. */
  get names(): readonly Atom[] {
    this.knownNames ??= namesIn(this.tree);
    return this.knownNames;
  }

  /** See `Note.readAhead`. */
  readAhead(): void {
    for (const property of ['definitions', 'bound', 'names', 'formulas'] as const) {
      void this[property];
    }
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
  private readonly contents = new Map<string, SpanContent>();

  constructor(private readonly macros: Macros) {}

  get size(): number {
    return this.contents.size;
  }

  get(tex: string, { quoteDepth, inTable }: TexSurroundings): SpanContent {
    // Quote marks stand at line starts only, and only `\|` is read differently in a table.
    const quotes = quoteDepth > 0 && /[\r\n]/.test(tex) ? quoteDepth : 0;
    const cell = inTable && tex.includes('\\|');
    const prefix = quotes > 0 || cell ? `${quotes}${cell ? '|' : ' '}` : ' ';
    // A joined text does not keep the note alive from which the engine may merely have cut its second half.
    const key = prefix + tex;
    const known = this.contents.get(key);
    if (known) {
      return known;
    }
    const content = new SpanContent(
      key.slice(prefix.length),
      { quoteDepth: quotes, inTable: cell },
      usesMacros(tex, this.macros) ? this.macros : undefined,
    );
    this.contents.set(key, content);
    return content;
  }
}
