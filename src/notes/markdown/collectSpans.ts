import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { MathSpan } from '../note';
import { InlineMap } from './inlineMap';
import type { MathMeta } from './previewMath';
import { mathBlockType, mathInlineType } from './previewMath';
import type { SourceLines } from './sourceLines';

/** The math that block tokens hold, in order and disjoint. Offsets count in the text whose lines are given. */
export function collectSpans(md: MarkdownIt, lines: SourceLines, tokens: readonly Token[]): MathSpan[] {
  const spans = new SpanCollector(md, lines);
  for (const token of tokens) spans.visit(token);
  return spans.found;
}

/** Walks the block tokens in order, reads inline content where it can hold math, and collects the spans. */
class SpanCollector {
  readonly found: MathSpan[] = [];
  private quoteDepth = 0;
  private inTable = false;
  private row = 0;
  private cell = 0;

  constructor(
    private readonly md: MarkdownIt,
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
        break;
      case 'tr_close':
        this.inTable = false;
        break;
      case 'th_open':
      case 'td_open':
        this.cell++;
        break;
      case 'fence':
        if (token.info.trim().toLowerCase() === 'math') this.addFence(token);
        break;
      case mathBlockType: {
        const meta = token.meta as MathMeta;
        this.add(meta, (offset) => this.lines.fromNormalised(offset), true);
        break;
      }
      case 'inline':
        if (/[$\\]/.test(token.content)) this.addInline(token);
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
    if (!children.some(isMath)) return;
    const map = token.map
      ? InlineMap.ofBlock(this.lines, token.map[0], token.content)
      : InlineMap.ofCell(this.lines, this.row, this.cell, token.content);
    for (const child of children.filter(isMath)) {
      this.add(child.meta as MathMeta, (offset) => map.toSource(offset), child.type === mathBlockType);
    }
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
