import type { Spelling } from '../spelling';
import { other, type Edit } from './edit';

/** A half lost, or one too many. */
export function fractions(source: string): Edit[] {
  // A normal distribution's moments have no half.
  if (/\\mathcal\s*\{?\s*N/.test(source) && !source.includes('\\int')) {
    return [];
  }
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\[dt]?frac\s*(?:\{\s*1\s*\}\s*\{\s*2\s*\}|12|1\s*2)|1\s*\/\s*2/g)) {
    edits.push(other(match.index, match.index + match[0].length, ''));
  }
  for (const match of source.matchAll(/[+\-−(]|\\left[[(]|^[\s&]*/g)) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '\\frac{1}{2}'));
  }
  return edits;
}

/** The mean of standard noise is 0. */
export function meansOfNoise(source: string): Edit[] {
  const found = source.matchAll(
    /N\s?\}?\s?(?:\\left|\\[bB]igl?)?\s?\((?:[^;,()|]{1,20}[;|])?\s?([^;,()|]{1,30}?)\s?(?=,\s?\\?[a-zA-Z{}\s]{0,20}[I1]\}?\s?(?:\\right)?\))/g,
  );
  return [...found].map((match) => {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    return other(at, at + match[1]!.length, '0');
  });
}

/** A factor 2 too many or too few. */
export function numbers(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/(?<![\d_^.{])2(?![\d.])|(?<=\{)2(?=[^}])/g)) {
    edits.push(other(match.index, match.index + 1, ''));
  }
  for (const match of source.matchAll(/\{\s*(?=\\(?:sigma|alpha|beta|pi|delta|Delta|Vert|\||lVert))/g)) {
    if (/[_^]\s*$|\\(?:bar|tilde|mathbf|boldsymbol|overline|hat)\s*$/.test(source.slice(0, match.index))) {
      continue;
    }
    edits.push(other(match.index + 1, match.index + 1, '2'));
  }
  // A mixed term of a square.
  for (const match of source.matchAll(
    /[+\-−]\s{0,4}(?=\\(?:sqrt|frac|alpha|beta|bar|sigma|mathbf|bm|boldsymbol)|[a-zA-Z])/g,
  )) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '2'));
  }
  for (const match of source.matchAll(/\\[dt]?frac\s{0,4}\{\s{0,4}(?=\\(?:sqrt|alpha|beta|bar)|[a-zA-Z])/g)) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '2'));
  }
  for (const match of source.matchAll(/\\sqrt\s*\{(?!2)/g)) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '2'));
  }
  for (const match of source.matchAll(/\\pi\s*\}\s*\{\s*(\d)\s*\}/g)) {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    if (match[1] !== '2') {
      edits.push(other(at, at + 1, '2'));
    }
  }
  return edits;
}

/** What all of a short side lost: 1/√ᾱ_t (Tweedie's formula). */
export function wholeFactors(source: string, { alphaBar, hasAlphaBar }: Spelling): Edit[] {
  if (!hasAlphaBar || source.length > 160 || !/\\nabla|s_/.test(source)) {
    return [];
  }
  const inside = source.trim();
  return [other(0, source.length, `\\frac{1}{\\sqrt{${alphaBar}_t}}\\left(${inside}\\right)`)];
}

/** −σ_t ε for ε alone, which a score times σ² is. */
export const scaledNoise = (source: string): Edit[] =>
  /^\s*\\(?:var)?epsilon(?:_\w|_\{[^{}]*\}|_\\theta)?(?:\([^()]*\))?\s*$/.test(source)
    ? ['-', '-\\sigma_t', '-\\sigma', '-\\frac{1}{\\sigma_t}'].map((text) =>
        other(0, source.length, `${text}${source.trim()}`),
      )
    : [];

/** 1/L lost before a sum of L samples. */
export const sampleCounts = (source: string): Edit[] =>
  [
    ...source.matchAll(
      /\\sum\s?(?:\\limits\s?)?_\s?\{\s?[a-z]\s?=\s?1\s?\}\s?\^\s?(?:\{\s?([LMNKSB])\s?\}|([LMNKSB]))/g,
    ),
  ].map(({ index: at, 1: braced, 2: bare }) => other(at, at, `\\frac{1}{${braced ?? bare}}`));

/** The sum over steps lost before L_{t−1}. */
export const sumsOfTerms = (source: string): Edit[] =>
  [
    ...source.matchAll(
      /(?<!\\sum[^+]{0,40})(?:\\mathcal\s?\{\s?L\s?\}|\\mathcal\s?L|(?<![a-zA-Z\\{])L)_\{?t/g,
    ),
  ].map(({ index }) => other(index, index, '\\sum_{t>1}'));

/** D/2 for the half of every dimension. */
export function dimensions(source: string): Edit[] {
  const found = /\\[dt]?frac\s?\{?\s?([dDkn])\s?\}?\s?\{?\s?2/.exec(source);
  return found
    ? [...source.matchAll(/\\[dt]?frac\s?\{?\s?(1)\s?\}?\s?\{?\s?2/g)].map((match) => {
        const at = match.index + match[0].indexOf('1');
        return other(at, at + 1, found[1]!);
      })
    : [];
}
