import { other, type Edit } from './edit';

/** One letter or function for another: α and β, β and β̃, sine and cosine. */
export function letters(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\(alpha|beta)(?![a-zA-Z])/g)) {
    if (!/\\(?:bar|overline|tilde)\s*\{?\s*$/.test(source.slice(0, match.index))) {
      edits.push(
        other(match.index, match.index + match[0].length, match[1] === 'alpha' ? '\\beta' : '\\alpha'),
      );
    }
  }
  for (const match of source.matchAll(/\\tilde\s*\{?\s*\\beta\s*\}?/g)) {
    edits.push(other(match.index, match.index + match[0].length, '\\beta'));
  }
  const data = /\\sigma_\{?\s*(?:\\(?:text|mathrm)\s*\{\s*|\\rm\s+)?(?:data|d)\s*\}*/.exec(source)?.[0];
  if (data) {
    for (const match of source.matchAll(/\\sigma(?![a-zA-Z_])/g)) {
      edits.push(other(match.index, match.index + match[0].length, data));
    }
    for (let at = source.indexOf(data); at !== -1; at = source.indexOf(data, at + 1)) {
      edits.push(other(at, at + data.length, '\\sigma'));
    }
  }
  for (const match of source.matchAll(/\\sin(?![a-z])/g)) {
    edits.push(other(match.index, match.index + 4, '\\cos'));
  }
  for (const match of source.matchAll(/\\cos(?![a-z])/g)) {
    edits.push(other(match.index, match.index + 4, '\\sin'));
  }
  return edits;
}

/** A logarithm lost or too many. */
export function functions(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(
    /\\nabla\s*(?:_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[a-zA-Z]+\s*(?:\{[^{}]*\})?(?:_\w)?|\w))?\s*(?!\s*_|\s*\\log)/g,
  )) {
    const at = match.index + match[0].length;
    if (/^[pq]/.test(source.slice(at))) {
      edits.push(other(at, at, '\\log '));
    }
  }
  // A logarithm of a loss makes nothing right.
  const isDistance = /\\\||\\l?Vert|‖/.test(source);
  for (const match of isDistance ? [] : source.matchAll(/\\d?frac\s*\{|\\left\(|(?<![a-zA-Z)])\((?!t)/g)) {
    edits.push(other(match.index, match.index, '\\log '));
  }
  if (source.includes('\\log') || (source.length < shortLength && !isDistance)) {
    for (const match of source.matchAll(scheduled)) {
      if (!/\\log\s*$/.test(source.slice(0, match.index))) {
        edits.push(other(match.index, match.index, '\\log '));
      }
    }
  }
  // p(x_0 | x_1) for its logarithm, among the terms of a bound.
  const isAmongTerms = /[+[]|-(?!1)|\\sum|\\log/.test(source);
  for (const match of !isAmongTerms ? [] : source.matchAll(/(?<![\\a-zA-Z])p(?=_|\()/g)) {
    if (!/\\(?:log|ln)\s*$/.test(source.slice(0, match.index))) {
      edits.push(other(match.index, match.index, '\\log '));
    }
  }
  for (const [from, to] of [
    ['\\max', '\\min'],
    ['\\min', '\\max'],
  ] as const) {
    for (const match of source.includes('SNR')
      ? source.matchAll(new RegExp(`\\${from}(?![a-zA-Z])(?!\\s*\\})`, 'g'))
      : []) {
      edits.push(other(match.index, match.index + 4, to));
    }
  }
  for (const match of source.matchAll(
    /(?<!\\nabla[^\s\\]{0,3}\s*|\\nabla_\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*)\\(?:log|ln)\s*/g,
  )) {
    edits.push(other(match.index, match.index + match[0].length, ''));
  }
  return edits;
}

/** A logarithm lost from a text without another is looked for in short ones only. */
const shortLength = 120;

/** The logarithm that a mean of one ratio lost, where others have theirs. */
export const logarithmsOfRatios = (source: string): Edit[] =>
  /\\(?:log|ln)(?![a-z])|KL/.test(source)
    ? [...source.matchAll(/\[\s{0,4}(?=\\[dt]?frac)/g)].map(({ index: at, 0: text }) =>
        other(at + text.length, at + text.length, '\\log '),
      )
    : [];
