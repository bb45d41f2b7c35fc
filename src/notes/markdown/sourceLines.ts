import { lastAtOrBefore } from '../../base/sortedSearch';

/**
 * The lines of a text, and their counterparts in markdown-it's normalised copy, in which every line break is
 * one `\n`. Lines and offsets are 0-based.
 */
export class SourceLines {
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [];
  /** Where each line starts in the normalised copy; undefined when that copy equals the text. */
  private readonly normalisedStarts: number[] | undefined;

  constructor(readonly text: string) {
    const hasReturns = text.includes('\r');
    const lineBreak = /\r\n?|\n/g;
    for (let match = lineBreak.exec(text); match; match = lineBreak.exec(text)) {
      this.ends.push(match.index);
      this.starts.push(lineBreak.lastIndex);
    }
    this.ends.push(text.length);
    if (hasReturns) {
      let at = 0;
      this.normalisedStarts = this.starts.map((start, line) => {
        const normalised = at;
        at += this.ends[line]! - start + 1;
        return normalised;
      });
    }
  }

  get count(): number {
    return this.starts.length;
  }

  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** The end of a line's characters, its line break not included. */
  end(line: number): number {
    return this.ends[line] ?? this.text.length;
  }

  slice(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }

  /** The line that holds an offset. */
  lineAt(offset: number): number {
    return lastAtOrBefore(this.starts, offset);
  }

  /** Turns an offset of the normalised copy into one of the text. */
  fromNormalised(offset: number): number {
    if (!this.normalisedStarts) {
      return offset;
    }
    const line = lastAtOrBefore(this.normalisedStarts, offset);
    return Math.min(this.start(line) + offset - this.normalisedStarts[line]!, this.end(line));
  }
}
