import { other, type Edit } from './edit';

const wiener =
  /(?:\\(?:bar|hat|tilde|mathbf|boldsymbol|bm|overline)\s*\{?\s*){0,3}(?<![a-zA-Z\\])[wWB](?![a-zA-Z])/g;
const timeStep = /(?:\\,)?(?:\\mathrm\s?)?\{?d\}?\s?t(?![a-zA-Z])\}?/g;

/** A differential lost from a term of a differential equation, or one too many: dt, and the d of dw. */
export function differentials(source: string): Edit[] {
  if (!/[wWB]|\\nabla|s_|v_|u_/.test(source)) return [];
  const d = /\\mathrm\s?\{d/.test(source) ? '\\mathrm{d}' : /\\mathrm\s?d/.test(source) ? '\\mathrm d' : 'd';
  const edits = termEnds(source).map((at) => other(at, at, `\\,${d}t`));
  for (const match of source.matchAll(wiener))
    if (!/d\}?\s*(?:\\,)?\s*$/.test(source.slice(0, match.index)))
      edits.push(other(match.index, match.index, d === '\\mathrm d' ? '\\mathrm{d}' : d));
  for (const match of source.matchAll(timeStep))
    if (match[0].split('{').length === match[0].split('}').length)
      edits.push(other(match.index, match.index + match[0].length, ''));
  return edits;
}

/** Where the terms outside of all brackets end. */
function termEnds(source: string): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\\') at++;
    else if (/[{([]/.test(char)) depth++;
    else if (/[})\]]/.test(char)) depth--;
    else if (depth === 0 && /[+\-−]/.test(char) && source.slice(0, at).trim() !== '')
      ends.push(source.slice(0, at).trimEnd().length);
  }
  return [...ends, source.trimEnd().length];
}
