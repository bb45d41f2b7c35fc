import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { MathSpan } from '../note';
import { InlineMap } from './inlineMap';
import { findPlainMath } from './plainMath';
import type { MathMeta } from './previewMath';
import { mathBlockType, mathInlineType } from './previewMath';
import type { SourceLines } from './sourceLines';

/**
 * The math that block tokens hold, in order and disjoint. Offsets count in the text whose lines are given. The
 * generous reading also looks into HTML, and at `|` inside a formula of a table.
 */
export function collectSpans(
  md: MarkdownIt,
  generous: boolean,
  lines: SourceLines,
  tokens: readonly Token[],
): MathSpan[] {
  const spans = new SpanCollector(md, generous, lines);
  for (const token of tokens) {
    spans.visit(token);
  }
  return spans.found;
}

/** Walks the block tokens in order, reads inline content where it can hold math, and collects the spans. */
class SpanCollector {
  readonly found: MathSpan[] = [];
  private quoteDepth = 0;
  private inTable = false;
  private row = 0;
  private cell = 0;
  /** A bar inside a formula was taken for a cell's end, so the row was read as a whole. */
  private isTorn = false;

  constructor(
    private readonly md: MarkdownIt,
    private readonly generous: boolean,
    private readonly lines: SourceLines,
  ) {}

  visit(token: Token): void {
    switch (token.type) {
      case 'blockquote_open':
        this.quoteDepth++;
        break;
      case 'blockquote_close':
        this.quoteDepth--;
        break;
      case 'tr_open':
        this.inTable = true;
        this.row = token.map?.[0] ?? 0;
        this.cell = -1;
        this.isTorn = this.generous && this.addTornRow();
        break;
      case 'tr_close':
        this.inTable = false;
        break;
      case 'th_open':
      case 'td_open':
        this.cell++;
        break;
      case 'fence':
        if (isMathFence(token.info, this.generous)) {
          this.addFence(token);
        }
        break;
      case mathBlockType: {
        const meta = token.meta as MathMeta;
        this.add(meta, (offset) => this.lines.fromNormalised(offset), true);
        break;
      }
      case 'inline':
        if (!(this.inTable && this.isTorn) && /[$\\]/.test(token.content)) {
          this.addInline(token);
        }
        break;
      case 'html_block':
        if (this.generous && token.map) {
          this.addHtml(token.map[0], token.map[1]);
        }
        break;
      default:
    }
  }

  private addFence(token: Token): void {
    const [first] = token.map ?? [0];
    const start = this.lines.start(first);
    const { content } = token;
    const lineCount = content === '' ? 0 : content.replace(/\n$/, '').split('\n').length;
    const contentStart = this.lines.start(first + 1);
    const contentEnd = lineCount === 0 ? contentStart : this.lines.end(first + lineCount);
    const end = Math.max(contentEnd, this.lines.end((token.map?.[1] ?? first + 1) - 1));
    this.add({ start, end, contentStart, contentEnd }, (offset) => offset, true);
  }

  private addInline(token: Token): void {
    const children: Token[] = [];
    this.md.inline.parse(token.content, this.md, {}, children);
    const isMath = (child: Token) => child.type === mathBlockType || child.type === mathInlineType;
    if (!children.some(isMath)) {
      return;
    }
    const map = token.map
      ? InlineMap.ofBlock(this.lines, token.map[0], token.content)
      : InlineMap.ofCell(this.lines, this.row, this.cell, token.content);
    for (const child of children.filter(isMath)) {
      this.add(child.meta as MathMeta, (offset) => map.toSource(offset), child.type === mathBlockType);
    }
  }

  private addHtml(firstLine: number, nextLine: number): void {
    const [from, to] = [this.lines.start(firstLine), this.lines.end(nextLine - 1)];
    for (const math of findPlainMath(this.lines.text, from, to, 'html')) {
      this.add(math, (offset) => offset, math.display);
    }
  }

  /** Reads a row whole when some cell holds half a formula; says whether it did. */
  private addTornRow(): boolean {
    const line = this.lines.slice(this.row);
    if (!isTorn(line)) {
      return false;
    }
    const from = this.lines.start(this.row);
    for (const math of findPlainMath(this.lines.text, from, from + line.length, 'row')) {
      this.add(math, (offset) => offset, math.display);
    }
    return true;
  }

  private add(meta: MathMeta, toSource: (offset: number) => number, display: boolean): void {
    const contentStart = toSource(meta.contentStart);
    this.found.push({
      start: toSource(meta.start),
      end: toSource(meta.end),
      contentStart,
      contentEnd: Math.max(contentStart, toSource(meta.contentEnd)),
      display,
      quoteDepth: this.quoteDepth,
      inTable: this.inTable,
    });
  }
}

const isMathFence = (info: string, generous: boolean): boolean => {
  const language = info.trim().toLowerCase();
  return language === 'math' || (generous && /^\{math\}/.test(language));
};

/** Whether a bar stands inside a formula, so that some cell holds one delimiter without the other. */
const isTorn = (line: string): boolean =>
  /[$\\]/.test(line) && line.split(/(?<!\\)\|/).some(holdsHalfFormula);

function holdsHalfFormula(cell: string): boolean {
  const count = (delimiter: RegExp): number => cell.match(delimiter)?.length ?? 0;
  return (
    count(/(?<!\\)\${1,2}/g) % 2 === 1 ||
    count(/\\\(/g) !== count(/\\\)/g) ||
    count(/\\\[/g) !== count(/\\\]/g)
  );
}
