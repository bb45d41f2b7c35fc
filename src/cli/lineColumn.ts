/** A place in a file: 1-based line and column, the column in UTF-16 code units as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into places. */
export function makePlaces(text: string): (offset: number) => Place {
  const starts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + lineEnd.length);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return { line: low, column: offset - starts[low - 1]! + 1 };
  };
}
