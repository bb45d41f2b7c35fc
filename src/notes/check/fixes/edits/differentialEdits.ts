import { applyEdits, other, type Edit } from './edit';

const wiener =
  /(?:\\(?:bar|hat|tilde|mathbf|boldsymbol|bm|overline)\s*\{?\s*){0,3}(?<![a-zA-Z\\])[wWB](?![a-zA-Z])/g;
const time = /t(?![a-zA-Z])/g;
const wienerProcess =
  /(?:\\(?:bar|hat|tilde|mathbf|boldsymbol|bm|overline)\s*\{?\s*){0,3}(?:[wWB]|\\omega)(?![a-zA-Z])/g;
const timeStep = /(?:\\,)?(?:\\mathrm\s?)?\{?d\}?\s?t(?![a-zA-Z])\}?/g;

const state = /(?<![a-zA-Z\\])[xXyz](?![a-zA-Z])/;

/** Differentials of a differential equation: dt and dw in each other's place, one lost, or one too many. */
export function differentials(source: string): Edit[] {
  if (!/[wWB]|\\omega|\\nabla|s_|v_|u_/.test(source)) {
    return [];
  }
  const d = /\\mathrm\s?\{d/.test(source) ? '\\mathrm{d}' : /\\mathrm\s?d/.test(source) ? '\\mathrm d' : 'd';
  const edits = [
    ...densitiesMovedIn(source),
    ...exchanged(source),
    ...termEnds(source).map((at) => other(at, at, `\\,${d}t`)),
  ];
  for (const match of source.matchAll(wiener)) {
    if (!/d\}?\s*(?:\\,)?\s*$/.test(source.slice(0, match.index))) {
      edits.push(other(match.index, match.index, d === '\\mathrm d' ? '\\mathrm{d}' : d));
    }
  }
  for (const match of source.matchAll(timeStep)) {
    if (match[0].split('{').length === match[0].split('}').length) {
      edits.push(other(match.index, match.index + match[0].length, ''));
    }
    // The drift's state, where none stands before it.
    if (!state.test(source)) {
      edits.push(other(match.index, match.index, 'x'));
    }
  }
  // σ lost beside its rate (EDM, eq. 1).
  for (const match of source.matchAll(
    /\\dot\s{0,2}\{?\s{0,2}\\sigma\s{0,2}\}?((?:\(t\)|_t)?)(?!\s{0,2}\\sigma)/g,
  )) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, `\\sigma${match[1] ?? ''}`));
  }
  return edits;
}

/** ∇·(u) p made ∇·((u) p). */
function densitiesMovedIn(source: string): Edit[] {
  return [...source.matchAll(/\\nabla\s?(?:_\w\s?)?\\cdot\s{0,3}(\\left\s?)?\(/g)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const close = closingBracket(source, open);
    const density = /^\s{0,3}(?:[pqP]|\\rho)(?:_\{?t\}?)?(?:\s?\([^()]{1,20}\))?/.exec(
      source.slice(close + 1),
    );
    if (close === -1 || !density) {
      return [];
    }
    const bracket = source.slice(match.index + match[0].lastIndexOf(match[1] ?? '('), close + 1);
    const start = open + 1 - (match[1]?.length ?? 0) - 1;
    const [before, after] = match[1] ? ['\\left(', '\\right)'] : ['(', ')'];
    return [other(start, close + 1 + density[0].length, `${before}${bracket}${density[0]}${after}`)];
  });
}

/** Where the bracket that opens at a place closes; −1 where it does not. */
function closingBracket(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    depth += source[at] === '(' ? 1 : source[at] === ')' ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  return -1;
}

/** Every dt made dw, and every dw dt. */
function exchanged(source: string): Edit[] {
  const times = differentialsOf(time, source);
  const processes = differentialsOf(wienerProcess, source);
  const [dt, dw] = [times[0], processes[0]];
  if (!dt || !dw) {
    return [];
  }
  const start = Math.min(dt.start, dw.start);
  const end = Math.max(...[...times, ...processes].map((each) => each.end));
  const edits = [
    ...times.map((each) => [each, dw] as const),
    ...processes.map((each) => [each, dt] as const),
  ].map(([each, by]) => other(each.start - start, each.end - start, by.text));
  return [other(start, end, applyEdits(source.slice(start, end), edits))];
}

interface Differential {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where a letter stands after a d, from that d to the last brace that it needs and a subscript t. */
function differentialsOf(letter: RegExp, source: string): Differential[] {
  return [...source.matchAll(letter)].flatMap(({ 0: { length }, index }) => {
    const before = source.slice(0, index);
    const d = /(?:\\(?:mathrm|text|rm)\s?)?\{?d\}?\s?(?:\\,)?\s?$/.exec(before);
    if (!d || /\\[a-zA-Z]*$/.test(before.slice(0, d.index))) {
      return [];
    }
    let end = index + length;
    const unclosed = source.slice(d.index, end).replace(/[^{}]/g, '').replace(/\{\}/g, '').length;
    for (let open = 0; open < unclosed; open++) {
      end = source.indexOf('}', end) + 1 || source.length;
    }
    end += /^_(?:t(?![a-zA-Z])|\{t\})/.exec(source.slice(end))?.[0].length ?? 0;
    return [{ start: d.index, end, text: source.slice(d.index, end) }];
  });
}

/** Where the terms outside of all brackets end. */
function termEnds(source: string): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') {
      at++;
    } else if (/[{([]/.test(char)) {
      depth++;
    } else if (/[})\]]/.test(char)) {
      depth--;
    } else if (depth === 0 && /[+\-−]/.test(char) && source.slice(0, at).trim() !== '') {
      ends.push(source.slice(0, at).trimEnd().length);
    }
  }
  return [...ends, source.trimEnd().length];
}
