import { SourceLines } from '../../notes/markdown/sourceLines';

/** A place in a file: 1-based line and column, the column in UTF-16 code units as editors count. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns. */
export function lineColumns(text: string): (offset: number) => LineColumn {
  const lines = new SourceLines(text);
  return (offset) => {
    const line = lines.lineAt(offset);
    return { line: line + 1, column: offset - lines.start(line) + 1 };
  };
}
