import { lastAtOrBefore } from '../../base/sortedSearch';
import type { SourceLines } from './sourceLines';

/** Maps offsets of an inline token's content back to the source. */
export class InlineMap {
  private constructor(
    /** Where each piece starts in the content, and where that is in the source; pieces run on one to one. */
    private readonly pieces: readonly number[],
    private readonly sources: readonly number[],
  ) {}

  /**
   * For paragraphs and headings. Their lines lose quote and list prefixes and outer white space, but keep their
   * ends, so each line is found by its end.
   */
  static ofBlock(lines: SourceLines, firstLine: number, content: string): InlineMap {
    const pieces: number[] = [];
    const sources: number[] = [];
    let at = 0;
    const parts = content.split('\n');
    parts.forEach((part, index) => {
      const line = firstLine + index;
      const source = lines.slice(line);
      // The last line has lost its trailing white space, and a heading its closing marks.
      const column = index === parts.length - 1 ? source.lastIndexOf(part) : source.length - part.length;
      pieces.push(at);
      sources.push(lines.start(line) + Math.max(0, column));
      at += part.length + 1;
    });
    return new InlineMap(pieces, sources);
  }

  /** For a table's cell: cells are parted by `|`, and `\|` inside one loses its backslash. */
  static ofCell(lines: SourceLines, row: number, cell: number, content: string): InlineMap {
    const line = lines.slice(row);
    const from = cellStart(line, cell);
    const pieces: number[] = [];
    const sources: number[] = [];
    let column = from;
    while (column < line.length && /\s/.test(line[column]!)) {
      column++;
    }
    const startPiece = (at: number) => {
      pieces.push(at);
      sources.push(lines.start(row) + column);
    };
    startPiece(0);
    for (let at = 0; at < content.length; at++, column++) {
      if (content[at] !== '|' || line[column] !== '\\') {
        continue;
      }
      startPiece(at);
      column += 2;
      startPiece(at + 1);
      column--;
    }
    return new InlineMap(pieces, sources);
  }

  toSource(offset: number): number {
    if (this.pieces.length === 0) {
      return 0;
    }
    const piece = lastAtOrBefore(this.pieces, offset);
    return this.sources[piece]! + offset - this.pieces[piece]!;
  }
}

/** The column at which the n-th cell of a table row starts; quote and list prefixes belong to no cell. */
function cellStart(line: string, cell: number): number {
  let column = /^[\s>]*(?:(?:[-*+]|\d+[.)])[\s>]+)*\|?/.exec(line)?.[0].length ?? 0;
  for (let seen = 0; seen < cell && column < line.length; column++) {
    if (line[column] === '|' && line[column - 1] !== '\\') {
      seen++;
    }
  }
  return column;
}
