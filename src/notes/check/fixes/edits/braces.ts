/** Where a brace that opens at `open` closes; -1 when it does not. */
export function closingBrace(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === '\\') {
      at++;
    } else if (source[at] === '{') {
      depth++;
    } else if (source[at] === '}' && --depth === 0) {
      return at;
    }
  }
  return -1;
}

/** The braces of a source, each pair by its places. */
export function groups(source: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = source.indexOf('{'); at !== -1; at = source.indexOf('{', at + 1)) {
    const close = closingBrace(source, at);
    if (close !== -1) {
      found.push([at, close]);
    }
  }
  return found;
}

/** Whether as many braces open as close. */
export const balanced = (text: string): boolean => text.split('{').length === text.split('}').length;

/**
 * The smallest stretch around one of a source that cuts no pair of braces in two; where it had to grow, with the
 * command in front, so that of a fraction both parts and `\\frac` are in it.
 */
export function wholeGroups(source: string, stretch: { start: number; end: number }): [number, number] {
  let { start, end } = stretch;
  for (const [open, close] of groups(source)) {
    const opensInside = open >= stretch.start && open < stretch.end;
    const closesInside = close >= stretch.start && close < stretch.end;
    if (opensInside !== closesInside) {
      start = Math.min(start, open);
      end = Math.max(end, close + 1);
    }
  }
  const command = start < stretch.start ? /\\[A-Za-z]+$/.exec(source.slice(0, start)) : null;
  return [command?.index ?? start, end];
}
