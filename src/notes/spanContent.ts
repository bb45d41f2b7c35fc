import { findFormulas } from './formulas/findFormulas';
import type { FormulaOccurrence, MathContent, MathSpan, SymbolOccurrence } from './note';
import { findSymbols } from './symbols';
import type { TexNode } from './tex/node';
import { parseTex } from './tex/parseTex';
import type { TexSurroundings } from './tex/tokenize';

/** What a stretch of TeX says, read when first asked for. Offsets count from its start. */
export class SpanContent implements MathContent {
  #tree: readonly TexNode[] | undefined;
  #symbols: readonly SymbolOccurrence[] | undefined;
  #formulas: readonly FormulaOccurrence[] | undefined;

  constructor(
    readonly tex: string,
    private readonly surroundings: TexSurroundings,
  ) {}

  get usesMacros(): boolean {
    return false;
  }

  get tree(): readonly TexNode[] {
    this.#tree ??= parseTex(this.tex, 0, this.tex.length, this.surroundings);
    return this.#tree;
  }

  get symbols(): readonly SymbolOccurrence[] {
    this.#symbols ??= findSymbols(this.tree);
    return this.#symbols;
  }

  get formulas(): readonly FormulaOccurrence[] {
    this.#formulas ??= findFormulas(this.tree, this.asSpan());
    return this.#formulas;
  }

  private asSpan(): MathSpan {
    const end = this.tex.length;
    return { start: 0, end, contentStart: 0, contentEnd: end, display: true, ...this.surroundings };
  }
}

/** The readings of a note's stretches of math, each different stretch read once. */
export class ContentStore {
  readonly #contents = new Map<string, SpanContent>();

  get size(): number {
    return this.#contents.size;
  }

  get(tex: string, { quoteDepth, inTable }: TexSurroundings): SpanContent {
    // Quote marks stand at line starts only, and only `\|` is read differently in a table.
    const quotes = quoteDepth > 0 && /[\r\n]/.test(tex) ? quoteDepth : 0;
    const cell = inTable && tex.includes('\\|');
    const key = quotes > 0 || cell ? `${quotes}${cell ? '|' : ' '}${tex}` : ` ${tex}`;
    const known = this.#contents.get(key);
    if (known) return known;
    const content = new SpanContent(ownCopy(tex), { quoteDepth: quotes, inTable: cell });
    this.#contents.set(ownCopy(key), content);
    return content;
  }
}

/** A copy that does not keep the long text alive from which an engine may have merely cut it. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
