import type { Spelling } from '../spelling';
import { index, other, type Edit } from './edit';

const barred =
  /\\(?:bar|overline|widebar)\s*(?:\{\s*\\alpha\s*(_(?:\{[^{}]*\}|\w))?\s*\}|\\alpha(?![a-zA-Z]))|ᾱ|α\u0304/gu;

/** ᾱ for α and the other way round. */
export function bars(source: string, { alphaBar, alpha, hasAlphaBar }: Spelling): Edit[] {
  if (!hasAlphaBar) {
    return [];
  }
  const edits: Edit[] = [];
  const inBars: [number, number][] = [];
  for (const at of placesOf(source, alphaBar)) {
    inBars.push([at, at + alphaBar.length]);
    edits.push(index(at, at + alphaBar.length, alpha));
  }
  if (alpha !== '\\alpha') {
    for (const at of placesOf(source, alpha)) {
      edits.push(index(at, at + alpha.length, alphaBar));
    }
  }
  for (const match of source.matchAll(barred)) {
    const end = match.index + match[0].length;
    inBars.push([match.index, end]);
    if (match[0] !== alphaBar) {
      edits.push(index(match.index, end, match[0].startsWith('\\') ? `\\alpha${match[1] ?? ''}` : 'α'));
    }
  }
  for (const match of source.matchAll(/\\alpha(?![a-zA-Z])|α(?!\u0304)/gu)) {
    if (inBars.some(([from, to]) => match.index >= from && match.index < to)) {
      continue;
    }
    const isHatted = /\\(?:hat|tilde)\s*\{?$/.test(source.slice(0, match.index));
    if (!isHatted) {
      edits.push(index(match.index, match.index + match[0].length, alphaBar));
    }
  }
  return edits;
}

/** Where a letter's spelling stands by itself. */
function placesOf(source: string, spelled: string): number[] {
  const escaped = spelled.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const ends = /[a-zA-Z]$/.test(spelled) ? '(?![a-zA-Z])' : '';
  const begins = /^[a-zA-Z]/.test(spelled) ? '(?<![a-zA-Z\\\\])' : '';
  return [...source.matchAll(new RegExp(begins + escaped + ends, 'gu'))].map((match) => match.index);
}

const otherSubscripts: Readonly<Record<string, readonly string[]>> = {
  t: ['{t-1}', '0', '{t+1}', 'T'],
  't-1': ['t', '{t-2}', '0'],
  't-2': ['{t-1}'],
  't+1': ['t'],
  T: ['t'],
  0: ['t', '1', '{t-1}'],
  1: ['0', 't'],
  s: ['t'],
  i: ['{i-1}', '{i+1}', 't'],
  'i-1': ['i'],
  'i+1': ['i'],
  k: ['{k-1}'],
  'k-1': ['k'],
  n: ['{n-1}'],
  'n-1': ['n'],
  '\\tau_i': ['{\\tau_{i-1}}'],
  '\\tau_{i}': ['{\\tau_{i-1}}'],
  '\\tau_{i-1}': ['{\\tau_i}'],
  p: ['q'],
  q: ['p'],
};

/** A subscript, in braces or of one character. */
export const subscript = /_\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w))/g;

/** Another step in a subscript. */
export function subscripts(source: string, stepsBeside: readonly string[] = []): Edit[] {
  // q(x|x_{t-1}), whose step is lost.
  const bare =
    /^\s*[pq](?:_\\\w+)?\s?(?:\\left\s?)?\(\s?(?:\\(?:mathbf|boldsymbol|bm)\s?\{?\s?)?[xz]\}?(?=\s?(?:[|∣]|\\mid|\\vert))/.exec(
      source,
    );
  const edits: Edit[] = bare ? [index(bare[0].length, bare[0].length, '_t')] : [];
  for (const match of source.matchAll(subscript)) {
    const written = (match[1] ?? match[2] ?? '').replace(/[\s]|\\mathrm|−/g, (each) =>
      each === '−' ? '-' : '',
    );
    const end = match.index + match[0].length;
    const isLimit = /\\(?:prod|sum|int)\s*(?:\\limits\s*)?$/.test(source.slice(0, match.index));
    if (isLimit) {
      continue;
    }
    const before = source.slice(0, match.index);
    // A noise may have any index, and at step 0 the schedule's terms vanish.
    if (isNoiseName.test(before)) {
      continue;
    }
    const isState = stateName.test(before);
    const isStep = /^t$|^t-1$|^T$/.test(written);
    const running = isStep
      ? [
          ...runningIndices(source),
          ...stepsBeside.filter((each) => isState || each === '1').map((each) => `{${each}}`),
        ]
      : [];
    for (const text of [...(otherSubscripts[written] ?? []), ...running]) {
      if (text !== '0' || isState) {
        edits.push(index(match.index + 1, end, text));
      }
    }
    // The one of two Gaussians for the other.
    if (/^[12]$/.test(written) && momentName.test(before)) {
      edits.push(index(match.index + 1, end, written === '1' ? '2' : '1'));
    }
    // a_2 for a²
    if (written === '2') {
      edits.push(other(match.index, match.index + 1, '^'));
    }
  }
  return edits;
}

const isNoiseName = /(?:epsilon|[zεξη])\s*\}*\s*$/;
const stateName = /(?:^|[^a-zA-Z])[xXzy]\s*\}*\s*$/;

const momentName = /(?:\\mu|\\sigma|\\Sigma|[μσΣ])\s*\}*\s*$/;

/** The indices of a formula's products and sums. */
const runningIndices = (source: string): string[] =>
  [...source.matchAll(/\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*\{\s*([a-su-z])\s*=/g)].map((match) => match[1]!);

/** Another range of a product or sum. */
export function limits(source: string): Edit[] {
  const edits: Edit[] = [];
  const upper = /\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*(?:\{[^{}]*\}|\w)\s*\^\s*(?:\{([^{}]*)\}|(\w))/g;
  for (const match of source.matchAll(upper)) {
    const written = (match[1] ?? match[2] ?? '').replace(/\s/g, '');
    const end = match.index + match[0].length;
    const start = end - (match[1] === undefined ? 1 : match[1].length + 2);
    const texts = { T: ['{t}'], t: ['{T}', '{t-1}'], 't-1': ['{t}'], 'T-1': ['{T}'] }[written] ?? [];
    for (const text of texts) {
      edits.push(index(start, end, /^\{\w\}$/.test(text) && match[1] === undefined ? text[1]! : text));
    }
  }
  for (const match of source.matchAll(/\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*\{\s*\w\s*=\s*([012t])\s*\}/g)) {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    for (const text of { '0': ['1'], '1': ['0', '2'], '2': ['1'], t: ['1'] }[match[1]!] ?? []) {
      edits.push(index(at, at + 1, text));
    }
  }
  return edits;
}

const otherRanges: Readonly<Record<string, readonly string[]>> = {
  '0': ['{0:T}', '{0:t}'],
  t: ['{1:t}', '{0:t}'],
  T: ['{0:T}', '{1:T}'],
  '1:t': ['{1:T}', '{0:t}'],
  '1:T': ['{0:T}', '{1:t}'],
  '0:T': ['{1:T}', '{0:t}'],
  '0:t': ['{1:t}', '{0:T}'],
};

const besideStep: Readonly<Record<string, string>> = { t: '{t-1}', 't-1': 't', 't+1': 't', T: '1' };

/** In the subscript of E, where no other edit of an index looks. */
const isBelowMean = /E\s?\}{0,2}\s?_\s?\{[^{}]{0,40}$/;

/** The arguments of a density. */
const densityArguments =
  /(?<![a-zA-Z\\])[pq](?:_(?:\{[^{}]{0,20}\}|\\?\w{1,12}))?\s{0,3}(?:\\left)?\(([^()]{1,120})\)/g;

/** Of a joint density, all states for one, and another range of them. */
export function ranges(source: string): Edit[] {
  return [...source.matchAll(densityArguments)].flatMap((density) => {
    const from = density.index + density[0].length - 1 - density[1]!.length;
    const ends = twoStates.exec(density[1]!);
    const joint = ends ? [index(from, from + density[1]!.length, `${ends[1]}_{0:${ends[2]}}`)] : [];
    const others = [...density[1]!.matchAll(subscript)].flatMap((match) => {
      const written = (match[1] ?? match[2] ?? '').replace(/\s/g, '');
      const at = from + match.index;
      const isState = stateName.test(source.slice(0, at));
      const beside = isBelowMean.test(source.slice(0, density.index)) ? besideStep[written] : undefined;
      return isState
        ? [...(beside ? [beside] : []), ...(otherRanges[written] ?? [])].map((text) =>
            index(at + 1, at + match[0].length, text),
          )
        : [];
    });
    return [
      ...joint,
      ...others,
      ...dataGiven(density[1]!, from),
      ...strangeStates(density[1]!, from, source),
      ...bareData(density[1]!, from),
    ];
  });
}

/** x behind the bar, where x_0 was meant. */
function bareData(args: string, from: number): Edit[] {
  const match = /(?:[|∣]|\\mid|\\vert)\s{0,3}(?:\\[a-z]+\s?\{?\s?)?[xz]\s?\}?\s{0,3}$/.exec(args);
  const at = from + args.trimEnd().length;
  return match ? [index(at, at, '_0')] : [];
}

/** s_0 among states that are called x. */
function strangeStates(args: string, from: number, source: string): Edit[] {
  const [state] = /(?<![a-zA-Z\\])[xz](?=_)/.exec(source) ?? [];
  return state === undefined
    ? []
    : [...args.matchAll(/(?<![a-zA-Z\\_{])([a-wy])(?=_\{?[0tT])/g)].map((match) =>
        other(from + match.index, from + match.index + 1, state),
      );
}

/** x_{t−1} | x_t, where x_0 is given as well. */
function dataGiven(args: string, from: number): Edit[] {
  const ends = twoSteps.exec(args);
  return ends
    ? [other(from + args.trimEnd().length, from + args.trimEnd().length, `,${ends[1]!.trim()}_0`)]
    : [];
}

const twoSteps = /^\s{0,3}([^_|,;]{1,30})_\{?t-1\}?\s{0,3}(?:[|∣]|\\mid|\\vert)\s{0,3}\1_\{?t\}?\s{0,3}$/;

/** x_0 | x_T, where the joint density of all states between them was meant. */
const twoStates = /^\s{0,3}([^_|,;]{1,30})_\{?0\}?\s{0,3}(?:[|∣]|\\mid|\\vert)\s{0,3}\1_\{?([tT])\}?\s{0,3}$/;

/** The step of a whole coefficient: √ᾱ_t / (1 − ᾱ_t) for that of t − 1, and the other way round. */
export function coefficients(source: string): Edit[] {
  const found = source.matchAll(
    /\\[dt]?frac\s{0,3}\{([^{}]|\{(?:[^{}]|\{[^{}]*\})*\}){1,60}\}\s{0,3}\{([^{}]|\{(?:[^{}]|\{[^{}]*\})*\}){1,60}\}/g,
  );
  return [...found].flatMap((match) => {
    const text = match[0];
    const subs = [...text.matchAll(subscript)].filter(({ index: at }) =>
      /(?:alpha|beta|[αβᾱ])\s?\}{0,4}\s?$/u.test(text.slice(Math.max(0, at - 12), at)),
    );
    const written = new Set(subs.map((each) => (each[1] ?? each[2] ?? '').replace(/\s/g, '')));
    const [only] = written;
    if (subs.length < 2 || written.size !== 1 || (only !== 't' && only !== 't-1')) {
      return [];
    }
    const other = only === 't' ? '_{t-1}' : '_{t}';
    let turned = text;
    for (const { index: at, 0: sub } of [...subs].reverse()) {
      turned = turned.slice(0, at) + other + turned.slice(at + sub.length);
    }
    return [index(match.index, match.index + text.length, turned)];
  });
}
