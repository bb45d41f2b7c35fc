import { findFormulas } from './formulas/findFormulas';
import type { MathDialect } from './mathSpans';
import { findMathSpans } from './mathSpans';
import type { FormulaOccurrence, MathSpan, Note, NoteParameters, SymbolOccurrence } from './note';
import { StatedParameters } from './parameters';
import { findSymbols } from './symbols';
import type { TexNode } from './tex/node';
import { parseTex } from './tex/parseTex';

export interface ReadOptions {
  /** Which math is read; `all` unless said otherwise. */
  readonly dialect?: MathDialect;
}

/**
 * Reads a note: its math, its known symbols and formulas, the parameters it states. Spans are found at once,
 * the rest when first asked for. Never throws, whatever the text.
 */
export function readNote(text: string, { dialect = 'all' }: ReadOptions = {}): Note {
  return new NoteReading(text, dialect);
}

class NoteReading implements Note {
  readonly spans: readonly MathSpan[];
  private readonly trees = new Map<MathSpan, readonly TexNode[]>();
  private foundSymbols: readonly SymbolOccurrence[] | undefined;
  private parameters: StatedParameters | undefined;
  private foundFormulas: readonly FormulaOccurrence[] | undefined;

  constructor(
    readonly text: string,
    dialect: MathDialect,
  ) {
    this.spans = findMathSpans(text, dialect);
  }

  get symbols(): readonly SymbolOccurrence[] {
    this.foundSymbols ??= this.spans.flatMap((span) => findSymbols(this.tree(span)));
    return this.foundSymbols;
  }

  get formulas(): readonly FormulaOccurrence[] {
    this.foundFormulas ??= this.spans.flatMap((span) => findFormulas(this.tree(span), span));
    return this.foundFormulas;
  }

  parametersNear(offset: number): NoteParameters {
    this.parameters ??= new StatedParameters(this.text, this.spans, (span) => this.tree(span));
    return this.parameters.near(offset);
  }

  symbolAt(offset: number): SymbolOccurrence | undefined {
    return holding(this.symbols, offset);
  }

  spanAt(offset: number): MathSpan | undefined {
    return holding(this.spans, offset);
  }

  private tree(span: MathSpan): readonly TexNode[] {
    let tree = this.trees.get(span);
    if (!tree) {
      tree = parseTex(this.text, span.contentStart, span.contentEnd, span);
      this.trees.set(span, tree);
    }
    return tree;
  }
}

/** The one of the ordered, disjoint stretches that holds the offset; a stretch's end still belongs to it. */
function holding<Stretch extends { readonly start: number; readonly end: number }>(
  stretches: readonly Stretch[],
  offset: number,
): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const stretch = stretches[low - 1];
  return stretch && offset <= stretch.end ? stretch : undefined;
}
