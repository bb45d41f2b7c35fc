import { balanced, closingBrace, groups } from './braces';
import { other, type Edit } from './edit';

/** A root lost, one too many, or one that ends too late. */
export function roots(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\sqrt\s*\{/g)) {
    const open = match.index + match[0].length - 1;
    const close = closingBrace(source, open);
    if (close === -1) {
      continue;
    }
    const inside = source.slice(open + 1, close);
    const isSum = /[+\-−]/.test(inside.replace(/\{[^{}]*\}/g, ''));
    const fillsGroup =
      /[{(]\s*$/.test(source.slice(0, match.index)) && /^\s*[})]/.test(source.slice(close + 1));
    edits.push(other(match.index, close + 1, isSum && !fillsGroup ? `(${inside})` : inside));
    // A root that ends too late, over the noise as well.
    const noise = trailingNoise.exec(inside);
    if (noise && noise.index > 0 && balanced(noise[0])) {
      edits.push(
        other(match.index, close + 1, `\\sqrt{${inside.slice(0, noise.index).trimEnd()}}${noise[0].trim()}`),
      );
    }
  }
  for (const match of source.matchAll(/\\sqrt\s*(\\\w+(?:_(?:\{[^{}]*\}|\w))?|\w)/g)) {
    edits.push(other(match.index, match.index + match[0].length, match[1]!));
  }
  for (const match of source.matchAll(/(?:\\left)?\(((?:[^()]|\([^()]*\))*?)(?:\\right)?\)/g)) {
    if (!/[,;|]|\\mid/.test(match[1]!)) {
      edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[1]!.trim()}}`));
    }
  }
  for (const [start, end] of groups(source)) {
    const inside = source.slice(start + 1, end).trim();
    if (
      /\\(?:alpha|beta|sigma)|[αβᾱσ]/u.test(inside) &&
      !/_\s*$|\^\s*$|\\(?:bar|tilde|sqrt|overline)\s*$/.test(source.slice(0, start))
    ) {
      edits.push(other(start + 1, end, `\\sqrt{${inside}}`));
    }
  }
  for (const match of source.matchAll(scheduled)) {
    if (/\\(?:bar|overline|tilde|hat)\s*\{?$/.test(source.slice(0, match.index))) {
      continue;
    }
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  }
  for (const match of source.matchAll(
    /\\Delta\s*t|\\delta(?![a-z])|\\epsilon(?![a-z_])|dt|\\eta(?![a-z])/g,
  )) {
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  }
  for (const match of source.matchAll(
    /1\s*[-−]\s*(?:\\(?:bar|overline)\s*(?:\{\\alpha\}|\\alpha)|\\(?:alpha|beta)|ᾱ|[αβ])_(?:\{[^{}]*\}|\w)/gu,
  )) {
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  }
  return edits;
}

const trailingNoise =
  /\s*(?:\\(?:mathbf|boldsymbol|bm|hat|bar)\s*\{?\s*)?\\(?:var)?epsilon(?![a-z])\s*\}?(?:_(?:\{[^{}]*\}|\\theta|\w))?\s*(?:\([^()]*\))?\s*$/;

/** A square that should not be. */
export const squaresTooMany = (source: string): Edit[] =>
  [...source.matchAll(/\^\s*(?:\{\s*2\s*\}|2)/g)].map((match) =>
    other(match.index, match.index + match[0].length, ''),
  );

/** A square lost. */
export function squares(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/(?:\\right\s*)?(?:\)|\]|\\\||\\rVert|\\Vert|‖|\|\|)(?!\s*[\^_])/g)) {
    const at = match.index + match[0].length;
    // A mean of squares is not squared.
    if (/\]$/.test(match[0]) && /\^\s*\{?2/.test(source.slice(0, match.index))) {
      continue;
    }
    edits.push(other(at, at, '^2'));
  }
  for (const match of source.matchAll(
    /(?:\\right\s*)?(?:\\\||\\rVert|\\Vert|‖|\|\|)\s*_\s*(?:2|\{2\})(?!\s*\^)/g,
  )) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '^2'));
  }
  for (const match of source.matchAll(/\\cos(?![a-z])(?!\s*\^)/g)) {
    edits.push(other(match.index + 4, match.index + 4, '^2'));
  }
  for (const match of source.matchAll(
    /(?:\\(?:sigma|mu|beta|alpha|lambda)(?![a-zA-Z])|[σβg])(?:_(?:\{[^{}]*\}|\w|\\\w+(?:\s?\{\w{1,9}\})?))?(?:\(t\))?(?!\s*\^)/gu,
  )) {
    const at = match.index + match[0].length;
    if (!/\\(?:bar|overline|tilde|hat)\s*\{[^{}]*$/.test(source.slice(0, match.index))) {
      edits.push(other(at, at, '^2'));
    }
  }
  // The time itself as a variance.
  for (const match of source.matchAll(/(?<=[,;]\s*)t(?=\s*(?:\\math\w+\s*\{?\s*)?I)/g)) {
    edits.push(other(match.index + 1, match.index + 1, '^2'));
  }
  return edits;
}

/** 1/σ² for σ² before a norm. */
export const inverseSquares = (source: string): Edit[] =>
  [
    ...source.matchAll(/\\(?:sigma|beta|alpha)_\w\s?\^\s?\{?2\}?(?=\s?(?:\\left\s?)?(?:\\\||\|\||\\lVert))/g),
  ].map(({ index, 0: text }) => other(index, index + text.length, `\\frac{1}{${text}}`));

/** The variance that a noise is scaled by, for its root: the product before a noise at the end. */
export function variancesBeforeNoise(source: string): Edit[] {
  const noise =
    /(?:\\(?:mathbf|boldsymbol|bm)\s{0,2}\{?\s{0,2})?(?:\\(?:var)?epsilon|(?:(?<![a-zA-Z\\])|(?<=_[a-z]))z)(?![a-zA-Z])[^+\-−()]{0,12}$/.exec(
      source,
    );
  if (!noise) {
    return [];
  }
  let depth = 0;
  for (let at = noise.index - 1; at >= 0; at--) {
    const char = source[at]!;
    depth += /[})]/.test(char) ? 1 : /[{(]/.test(char) ? -1 : 0;
    if (depth < 0) {
      return [];
    }
    if (depth === 0 && /[+\-−]/.test(char)) {
      const before = source.slice(at + 1, noise.index);
      const times = /\s{0,3}(?:\\(?:times|cdot|odot)|[·⋅])\s{0,3}$/.exec(before)?.[0] ?? '';
      const inside = before.slice(0, before.length - times.length).trim();
      return /\\[dt]?frac/.test(inside) && balanced(inside)
        ? [other(at + 1, noise.index, `\\sqrt{${inside}}${times}`)]
        : [];
    }
  }
  return [];
}

/** ρ and 1/ρ in each other's place, in all exponents. */
export function exponents(source: string): Edit[] {
  const rho = /\^\s{0,2}(?:\\rho(?![a-z])|\{\s{0,2}\\rho\s{0,2}\})/g;
  const inverse =
    /\^\s{0,2}\{\s{0,2}(?:1\s{0,2}\/\s{0,2}\\rho|\\frac\s{0,2}\{?1\}?\s{0,2}\{?\\rho\}?)\s{0,2}\}/g;
  if (!rho.test(source) || !inverse.test(source)) {
    return [];
  }
  const turned = source.replace(inverse, '^\0').replace(rho, '^{1/\\rho}').replaceAll('\0', '{\\rho}');
  return [other(0, source.length, turned)];
}
