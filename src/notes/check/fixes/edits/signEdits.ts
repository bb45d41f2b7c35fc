import { applyEdits, other, type Edit } from './edit';

/** A sign turned, lost, or one too many. */
export function signs(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/[+\-−]/g)) {
    edits.push(other(match.index, match.index + 1, match[0] === '+' ? '-' : '+'));
  }
  for (const match of source.matchAll(/[+\-−]/g)) {
    const after = /^\s*/.exec(source.slice(match.index + 1))![0].length;
    const end = match.index + 1 + after;
    // α_t + α_{t−1} for α_t α_{t−1}, and α_t − α_{t−1} for α_t (1 − α_{t−1}).
    const next = quantityAt(source, end);
    if (next === undefined || !/(?:\}|_\w)\s*$/.test(source.slice(0, match.index))) {
      continue;
    }
    edits.push(other(match.index, match.index + 1, ''));
    if (match[0] !== '+') {
      edits.push(other(match.index, end + next.length, `(1-${next})`));
    }
  }
  const first = /^[\s&{}]*/.exec(source)![0].length;
  if (!/[+\-−]/.test(source[first] ?? '')) {
    edits.push(other(first, first, '-'));
  } else {
    edits.push(other(first, first + 1, ''));
  }
  for (const match of source.matchAll(/\\exp\s*(?:\\left)?[({[]|e\^\{/g)) {
    const at = match.index + match[0].length;
    if (!/^\s*[-−]/.test(source.slice(at))) {
      edits.push(other(at, at, '-'));
    }
  }
  return edits;
}

const divergence =
  /(?:D\s?_\s?\{?\s?(?:\\(?:text|mathrm|rm)\s?\{?\s?)?KL|\\(?:text|mathrm|operatorname)\s?\{\s?(?:D_)?KL|(?<![A-Za-z{])KL)/g;

/** The signs of all divergences turned, where there are several. */
export function signsOfDivergences(source: string): Edit[] {
  const places = [...source.matchAll(divergence)].map(({ index }) => signBefore(source, index));
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || places.length < 2) {
    return [];
  }
  const turned = new Map(places.map((each) => [each.start, each]));
  const whole = source.slice(first.start, last.end);
  const edits = [...turned.values()].map(({ start, end }) => {
    const written = source.slice(start, end);
    return other(start - first.start, end - first.start, written === '' || written === '+' ? '-' : '+');
  });
  return [other(first.start, last.end, applyEdits(whole, edits))];
}

/** The sign that a place's term has, or where it would stand. */
function signBefore(source: string, place: number): { readonly start: number; readonly end: number } {
  let depth = 0;
  let outermost = place;
  for (let at = place - 1; at >= 0; at--) {
    const char = source[at]!;
    if (/[})\]]/.test(char)) {
      depth++;
    } else if (/[{([]/.test(char)) {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 && /[+\-−]/.test(char)) {
      return { start: at, end: at + 1 };
    } else if (depth === 0 && char === '&') {
      break;
    }
    if (depth === 0 && /\S/.test(char)) {
      outermost = at;
    }
  }
  return { start: outermost, end: outermost };
}

/** The quantity of the schedule that starts at a place. */
const quantityAt = (source: string, at: number): string | undefined =>
  /^(?:\\(?:bar|overline)\s*(?:\{\s*\\alpha\s*\}|\\alpha)|\\(?:alpha|beta)(?![a-zA-Z])|ᾱ|α|β)_(?:\{[^{}]*\}|\w)/u.exec(
    source.slice(at, at + 60),
  )?.[0];

/** 1 − x for x and the other way round. */
export function complements(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  // (1 − α_i), brackets and all.
  for (const match of source.matchAll(
    /(?:\\left)?\(\s*1\s*[-−]\s*((?:[^()]|\([^()]*\))+?)\s*(?:\\right)?\)/g,
  )) {
    edits.push(other(match.index, match.index + match[0].length, match[1]!));
  }
  for (const match of source.matchAll(/1\s*[-−]\s*/g)) {
    if (/[\d_^t]\s*$/.test(source.slice(0, match.index))) {
      continue;
    }
    edits.push(other(match.index, match.index + match[0].length, ''));
  }
  // A denominator without what it is taken from.
  for (const match of source.matchAll(/(?<=\}\s{0,3})\{(\(1[^{}]{0,12}\{[^{}]{0,12}\}\)\s{0,2}[a-z])\}/g)) {
    edits.push(other(match.index + 1, match.index + match[0].length - 1, `1-${match[1]!}`));
  }
  for (const match of source.matchAll(scheduled)) {
    const before = source.slice(0, match.index);
    if (/(?<![_^\d])1\s*[-−]\s*$/.test(before)) {
      continue;
    }
    const text = `1-${match[0]}`;
    const isAlone = /[{(]\s*$/.test(before) && /^\s*[})]/.test(source.slice(match.index + match[0].length));
    edits.push(other(match.index, match.index + match[0].length, isAlone ? text : `(${text})`));
  }
  return edits;
}

/** 1 − x for x − 1 below a root, which would be of a negative number. */
export const turnedDifferences = (source: string): Edit[] =>
  [
    ...source.matchAll(
      /(?<=\\sqrt\s?\{\s?)((?:\\(?:bar|overline)\s?)?\{?\\\w{2,8}\}?_(?:\{[^{}]{1,8}\}|\w))\s?[-−]\s?1(?=\s?\})/g,
    ),
  ].map(({ index: at, 0: text, 1: quantity }) => other(at, at + text.length, `1 - ${quantity!}`));

/** 1 − β_t for α_t, of one step where α_t is of all. */
export function stepsOfBeta(source: string): Edit[] {
  return source.includes('\\beta_t')
    ? [...source.matchAll(/(?<=\{\s?)\\alpha_(?:t|\{t\})(?=\s?\})/g)].map(({ index: at, 0: text }) =>
        other(at, at + text.length, '1-\\beta_t'),
      )
    : [];
}

/** t for 1 − t and the other way round, alone in braces or before what it is times. */
export function times(source: string): Edit[] {
  const inBraces = [...source.matchAll(/\{\s*t\s*\}/g)]
    .filter(({ index: at }) => !/[_^]\s*$/.test(source.slice(0, at)))
    .map(({ index: at, 0: text }) => other(at, at + text.length, '{1-t}'));
  const factors = [...source.matchAll(/(?<=(?:^|[-+=])\s*)t(?=\s*(?:\\[,;!]|\\cdot)?\s*[a-zA-Z\\])/g)].map(
    ({ index: at }) => other(at, at + 1, '(1-t)'),
  );
  return [...inBraces, ...factors];
}
