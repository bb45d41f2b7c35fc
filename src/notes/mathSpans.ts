import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { frontMatterEnd } from './markdown/frontMatter';
import { generousMath } from './markdown/generousMath';
import { InlineMap } from './markdown/inlineMap';
import type { MathMeta } from './markdown/previewMath';
import { mathBlockType, mathInlineType, previewMath } from './markdown/previewMath';
import { SourceLines } from './markdown/sourceLines';
import type { MathSpan } from './note';

/**
 * markdown-it with the preview's settings. It gives the Markdown structure (code, quotes, lists, tables, HTML)
 * exactly as the preview sees it, and it reads a megabyte in a fraction of a second.
 */
function makeReader(math: (md: MarkdownIt) => void): MarkdownIt {
  return new MarkdownIt({ html: true, linkify: true }).use(math);
}

/**
 * `preview`: exactly what VS Code's built-in preview draws as math. `all`: also what authors of other dialects
 * mean as math and the preview leaves or garbles, such as kramdown's `$$…$$` in a sentence.
 */
export type MathDialect = 'preview' | 'all';

const readers: Readonly<Record<MathDialect, MarkdownIt>> = {
  preview: makeReader(previewMath),
  all: makeReader(generousMath),
};

/** Finds the math of a Markdown text, in order and disjoint. Front matter holds no math. Never throws. */
export function findMathSpans(text: string, dialect: MathDialect = 'preview'): MathSpan[] {
  const reader = readers[dialect];
  const bodyStart = frontMatterEnd(text);
  const body = bodyStart === 0 ? text : text.slice(bodyStart);
  if (!/[$\\]|math/i.test(body)) return [];
  const lines = new SourceLines(body);
  const tokens = readBlocks(reader, body);
  const spans = new SpanCollector(reader, lines, bodyStart);
  for (const token of tokens) spans.visit(token);
  return spans.found;
}

function readBlocks(md: MarkdownIt, body: string): Token[] {
  const tokens: Token[] = [];
  const normalised = body.replace(/\r\n?/g, '\n').replace(/\0/g, '\uFFFD');
  md.block.parse(normalised, md, {}, tokens);
  return tokens;
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
    private readonly offset: number,
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
    const at = (offset: number) => this.offset + toSource(offset);
    const contentStart = at(meta.contentStart);
    this.found.push({
      start: at(meta.start),
      end: at(meta.end),
      contentStart,
      contentEnd: Math.max(contentStart, at(meta.contentEnd)),
      display,
      quoteDepth: this.quoteDepth,
      inTable: this.inTable,
    });
  }
}
