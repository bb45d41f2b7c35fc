import type { Spelling } from './spelling';

/** A replacement in a formula's source; offsets count within it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** Whether it only moves an index or a range, or puts a bar on α or takes it away. */
  readonly isIndex: boolean;
}

const index = (start: number, end: number, newText: string): Edit => ({ start, end, newText, isIndex: true });
const other = (start: number, end: number, newText: string): Edit => ({
  start,
  end,
  newText,
  isIndex: false,
});

/** Every small slip undone: the candidates of a search for what was meant, likely ones first. */
export function smallEdits(source: string, spelling: Spelling): Edit[] {
  const scheduled = scheduledPattern(spelling);
  const found = [
    ...bars(source, spelling),
    ...stateSwaps(source),
    ...subscripts(source),
    ...limits(source),
    ...signs(source),
    ...squaresTooMany(source),
    ...complements(source, scheduled),
    ...roots(source, scheduled),
    ...squares(source),
    ...swaps(source, scheduled),
    ...fractions(source),
    ...letters(source),
    ...numbers(source),
    ...times(source),
    ...functions(source, scheduled),
  ];
  const seen = new Set<string>();
  return found.filter(({ start, end, newText }) => {
    const key = `${start} ${end} ${newText}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

/** Applies edits that do not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

/** Where a brace that opens at `open` closes; -1 when it does not. */
export function closingBrace(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

const barred =
  /\\(?:bar|overline|widebar)\s*(?:\{\s*\\alpha\s*(_(?:\{[^{}]*\}|\w))?\s*\}|\\alpha(?![a-zA-Z]))|ᾱ|α\u0304/gu;

function bars(source: string, { alphaBar, alpha, hasAlphaBar }: Spelling): Edit[] {
  if (!hasAlphaBar) return [];
  const edits: Edit[] = [];
  const inBars: [number, number][] = [];
  for (const at of placesOf(source, alphaBar)) {
    inBars.push([at, at + alphaBar.length]);
    edits.push(index(at, at + alphaBar.length, alpha));
  }
  if (alpha !== '\\alpha')
    for (const at of placesOf(source, alpha)) edits.push(index(at, at + alpha.length, alphaBar));
  for (const match of source.matchAll(barred)) {
    const end = match.index + match[0].length;
    inBars.push([match.index, end]);
    if (match[0] !== alphaBar)
      edits.push(index(match.index, end, match[0].startsWith('\\') ? `\\alpha${match[1] ?? ''}` : 'α'));
  }
  for (const match of source.matchAll(/\\alpha(?![a-zA-Z])|α(?!\u0304)/gu)) {
    if (inBars.some(([from, to]) => match.index >= from && match.index < to)) continue;
    const isHatted = /\\(?:hat|tilde)\s*\{?$/.test(source.slice(0, match.index));
    if (!isHatted) edits.push(index(match.index, match.index + match[0].length, alphaBar));
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
  't-1': ['t', '{t-2}'],
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
  '\\tau_i': ['{\\tau_{i-1}}'],
  '\\tau_{i}': ['{\\tau_{i-1}}'],
  '\\tau_{i-1}': ['{\\tau_i}'],
  p: ['q'],
  q: ['p'],
};

const subscript = /_\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\w))/g;

function subscripts(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(subscript)) {
    const written = (match[1] ?? match[2] ?? '').replace(/[\s]|\\mathrm|−/g, (each) =>
      each === '−' ? '-' : '',
    );
    const end = match.index + match[0].length;
    const isLimit = /\\(?:prod|sum|int)\s*(?:\\limits\s*)?$/.test(source.slice(0, match.index));
    if (isLimit) continue;
    const before = source.slice(0, match.index);
    // The name of a noise is free, and at the step 0 the schedule's terms vanish, so that nothing is left to be wrong.
    if (isNoiseName.test(before)) continue;
    const isState = stateName.test(before);
    const running = /^t$|^t-1$|^T$/.test(written) ? runningIndices(source) : [];
    for (const text of [...(otherSubscripts[written] ?? []), ...running])
      if (text !== '0' || isState) edits.push(index(match.index + 1, end, text));
    // a_2 for a²
    if (written === '2') edits.push(other(match.index, match.index + 1, '^'));
  }
  return edits;
}

const isNoiseName = /(?:epsilon|[zεξη])\s*\}*\s*$/;
const stateName = /(?:^|[^a-zA-Z])[xXzy]\s*\}*\s*$/;

/** The indices of a formula's products and sums. */
const runningIndices = (source: string): string[] =>
  [...source.matchAll(/\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*\{\s*([a-su-z])\s*=/g)].map((match) => match[1]!);

function limits(source: string): Edit[] {
  const edits: Edit[] = [];
  const upper = /\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*(?:\{[^{}]*\}|\w)\s*\^\s*(?:\{([^{}]*)\}|(\w))/g;
  for (const match of source.matchAll(upper)) {
    const written = (match[1] ?? match[2] ?? '').replace(/\s/g, '');
    const end = match.index + match[0].length;
    const start = end - (match[1] === undefined ? 1 : match[1].length + 2);
    const texts = { T: ['{t}'], t: ['{T}', '{t-1}'], 't-1': ['{t}'], 'T-1': ['{T}'] }[written] ?? [];
    for (const text of texts)
      edits.push(index(start, end, /^\{\w\}$/.test(text) && match[1] === undefined ? text[1]! : text));
  }
  for (const match of source.matchAll(/\\(?:prod|sum)\s*(?:\\limits\s*)?_\s*\{\s*\w\s*=\s*([012t])\s*\}/g)) {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    for (const text of { '0': ['1'], '1': ['0', '2'], '2': ['1'], t: ['1'] }[match[1]!] ?? [])
      edits.push(index(at, at + 1, text));
  }
  return edits;
}

function signs(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/[+\-−]/g)) {
    edits.push(other(match.index, match.index + 1, match[0] === '+' ? '-' : '+'));
  }
  for (const match of source.matchAll(/[+\-−]/g)) {
    const after = /^\s*/.exec(source.slice(match.index + 1))![0].length;
    const end = match.index + 1 + after;
    // α_t + α_{t−1} for α_t α_{t−1}, and α_t − α_{t−1} for α_t (1 − α_{t−1}).
    const next = quantityAt(source, end);
    if (next === undefined || !/(?:\}|_\w)\s*$/.test(source.slice(0, match.index))) continue;
    edits.push(other(match.index, match.index + 1, ''));
    if (match[0] !== '+') edits.push(other(match.index, end + next.length, `(1-${next})`));
  }
  const first = /^[\s&{}]*/.exec(source)![0].length;
  if (!/[+\-−]/.test(source[first] ?? '')) edits.push(other(first, first, '-'));
  else edits.push(other(first, first + 1, ''));
  for (const match of source.matchAll(/\\exp\s*(?:\\left)?[({[]|e\^\{/g)) {
    const at = match.index + match[0].length;
    if (!/^\s*[-−]/.test(source.slice(at))) edits.push(other(at, at, '-'));
  }
  return edits;
}

/** The quantity of the schedule that starts at a place. */
const quantityAt = (source: string, at: number): string | undefined =>
  /^(?:\\(?:bar|overline)\s*(?:\{\s*\\alpha\s*\}|\\alpha)|\\(?:alpha|beta)(?![a-zA-Z])|ᾱ|α|β)_(?:\{[^{}]*\}|\w)/u.exec(
    source.slice(at, at + 60),
  )?.[0];

const usual =
  /(?:\\(?:bar|overline|tilde)\s*(?:\{\s*\\(?:alpha|beta)\s*(?:_(?:\{[^{}]*\}|\w))?\s*\}|\\(?:alpha|beta))|\\(?:alpha|beta|sigma)(?![a-zA-Z])|ᾱ|α|β|σ)(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))?/gu;

const patterns = new WeakMap<Spelling, RegExp>();

/** The quantities of the schedule with their subscripts, also in the note's own letters. */
function scheduledPattern(spelling: Spelling): RegExp {
  let pattern = patterns.get(spelling);
  if (!pattern) {
    const own = spelling.names.map((name) => {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      return `${/^[a-zA-Z]/.test(name) ? '(?<![a-zA-Z\\\\])' : ''}${escaped}${/[a-zA-Z]$/.test(name) ? '(?![a-zA-Z])' : ''}`;
    });
    pattern =
      own.length === 0
        ? usual
        : new RegExp(`(?:${own.join('|')})(?:_(?:\\{(?:[^{}]|\\{[^{}]*\\})*\\}|\\w))?|${usual.source}`, 'gu');
    patterns.set(spelling, pattern);
  }
  return pattern;
}

/** 1 − x for x and the other way round. */
function complements(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  // (1 − α_i), brackets and all.
  for (const match of source.matchAll(
    /(?:\\left)?\(\s*1\s*[-−]\s*((?:[^()]|\([^()]*\))+?)\s*(?:\\right)?\)/g,
  ))
    edits.push(other(match.index, match.index + match[0].length, match[1]!));
  for (const match of source.matchAll(/1\s*[-−]\s*/g)) {
    if (/[\d_^t]\s*$/.test(source.slice(0, match.index))) continue;
    edits.push(other(match.index, match.index + match[0].length, ''));
  }
  for (const match of source.matchAll(scheduled)) {
    const before = source.slice(0, match.index);
    if (/(?<![_^\d])1\s*[-−]\s*$/.test(before)) continue;
    const text = `1-${match[0]}`;
    const isAlone = /[{(]\s*$/.test(before) && /^\s*[})]/.test(source.slice(match.index + match[0].length));
    edits.push(other(match.index, match.index + match[0].length, isAlone ? text : `(${text})`));
  }
  return edits;
}

function roots(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\sqrt\s*\{/g)) {
    const open = match.index + match[0].length - 1;
    const close = closingBrace(source, open);
    if (close === -1) continue;
    const inside = source.slice(open + 1, close);
    const isSum = /[+\-−]/.test(inside.replace(/\{[^{}]*\}/g, ''));
    const fillsGroup =
      /[{(]\s*$/.test(source.slice(0, match.index)) && /^\s*[})]/.test(source.slice(close + 1));
    edits.push(other(match.index, close + 1, isSum && !fillsGroup ? `(${inside})` : inside));
    // A root that ends too late, over the noise as well.
    const noise = trailingNoise.exec(inside);
    if (noise && noise.index > 0 && balanced(noise[0]))
      edits.push(
        other(match.index, close + 1, `\\sqrt{${inside.slice(0, noise.index).trimEnd()}}${noise[0].trim()}`),
      );
  }
  for (const match of source.matchAll(/\\sqrt\s*(\\\w+(?:_(?:\{[^{}]*\}|\w))?|\w)/g))
    edits.push(other(match.index, match.index + match[0].length, match[1]!));
  for (const match of source.matchAll(/(?:\\left)?\(((?:[^()]|\([^()]*\))*?)(?:\\right)?\)/g))
    if (!/[,;|]|\\mid/.test(match[1]!))
      edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[1]!.trim()}}`));
  for (const [start, end] of groups(source)) {
    const inside = source.slice(start + 1, end).trim();
    if (
      /\\(?:alpha|beta|sigma)|[αβᾱσ]/u.test(inside) &&
      !/_\s*$|\^\s*$|\\(?:bar|tilde|sqrt|overline)\s*$/.test(source.slice(0, start))
    )
      edits.push(other(start + 1, end, `\\sqrt{${inside}}`));
  }
  for (const match of source.matchAll(scheduled)) {
    if (/\\(?:bar|overline|tilde|hat)\s*\{?$/.test(source.slice(0, match.index))) continue;
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  }
  for (const match of source.matchAll(/\\Delta\s*t|\\delta(?![a-z])|\\epsilon(?![a-z_])|dt|\\eta(?![a-z])/g))
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  for (const match of source.matchAll(
    /1\s*[-−]\s*(?:\\(?:bar|overline)\s*(?:\{\\alpha\}|\\alpha)|\\(?:alpha|beta)|ᾱ|[αβ])_(?:\{[^{}]*\}|\w)/gu,
  ))
    edits.push(other(match.index, match.index + match[0].length, `\\sqrt{${match[0]}}`));
  return edits;
}

const trailingNoise =
  /\s*(?:\\(?:mathbf|boldsymbol|bm|hat|bar)\s*\{?\s*)?\\(?:var)?epsilon(?![a-z])\s*\}?(?:_(?:\{[^{}]*\}|\\theta|\w))?\s*(?:\([^()]*\))?\s*$/;

/** The braces that hold a whole argument. */
function groups(source: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = source.indexOf('{'); at !== -1; at = source.indexOf('{', at + 1)) {
    const close = closingBrace(source, at);
    if (close !== -1) found.push([at, close]);
  }
  return found;
}

const squaresTooMany = (source: string): Edit[] =>
  [...source.matchAll(/\^\s*(?:\{\s*2\s*\}|2)/g)].map((match) =>
    other(match.index, match.index + match[0].length, ''),
  );

function squares(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/(?:\\right\s*)?(?:\)|\]|\\\||\\rVert|\\Vert|‖|\|\|)(?!\s*[\^_])/g)) {
    const at = match.index + match[0].length;
    // A mean of squares is not squared.
    if (/\]$/.test(match[0]) && /\^\s*\{?2/.test(source.slice(0, match.index))) continue;
    edits.push(other(at, at, '^2'));
  }
  for (const match of source.matchAll(
    /(?:\\right\s*)?(?:\\\||\\rVert|\\Vert|‖|\|\|)\s*_\s*(?:2|\{2\})(?!\s*\^)/g,
  )) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '^2'));
  }
  for (const match of source.matchAll(/\\cos(?![a-z])(?!\s*\^)/g))
    edits.push(other(match.index + 4, match.index + 4, '^2'));
  for (const match of source.matchAll(
    /(?:\\(?:sigma|mu|beta|alpha|lambda)(?![a-zA-Z])|[σβg])(?:_(?:\{[^{}]*\}|\w|\\\w+))?(?:\(t\))?(?!\s*\^)/gu,
  )) {
    const at = match.index + match[0].length;
    if (!/\\(?:bar|overline|tilde|hat)\s*\{[^{}]*$/.test(source.slice(0, match.index)))
      edits.push(other(at, at, '^2'));
  }
  return edits;
}

const states =
  /(?:\\(?:mathbf|boldsymbol|mathrm|bm|vec|mathit|pmb)\s*\{?\s*)?(?<![\\a-zA-Z])[xzyX]\}?\s*_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w)\}?|\\(?:boldsymbol\s*\{?\s*)?\\?(?:var)?epsilon\}?|ε/g;

/** Two quantities in each other's place, two subscripts, a fraction upside down. */
function swaps(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  const schedule = [...source.matchAll(scheduled)].slice(0, 12);
  exchange(source, schedule, edits);
  const subs = [...source.matchAll(subscript)]
    .filter((match) => isStepLike.test(match[1] ?? match[2] ?? ''))
    .slice(0, 14);
  exchange(source, subs, edits);
  for (const match of source.matchAll(/\\[dt]?frac\s*\{/g)) {
    const open = match.index + match[0].length - 1;
    const close = closingBrace(source, open);
    const second = close === -1 ? -1 : source.indexOf('{', close);
    const end = second === -1 ? -1 : closingBrace(source, second);
    if (end === -1 || source.slice(close + 1, second).trim() !== '') continue;
    edits.push(other(open, end + 1, source.slice(second, end + 1) + source.slice(open, close + 1)));
  }
  return edits;
}

const isStepLike = /^\s*(?:[tsTijkpq\d]|\\tau|\\mathrm)[^,]*$/;

function stateSwaps(source: string): Edit[] {
  const edits: Edit[] = [];
  // What a density is of, x in N(x; …), stays where it is.
  const isVariable = (match: RegExpMatchArray) =>
    /^\s*(?:;|\||\\mid|\\vert|\\middle)/.test(source.slice(match.index! + match[0].length));
  const found = [...source.matchAll(states)]
    .filter((match) => balanced(match[0]) && !isVariable(match))
    .slice(0, 6);
  exchange(source, found, edits);
  return edits;
}

function exchange(source: string, found: readonly RegExpMatchArray[], edits: Edit[]): void {
  found.forEach((a, first) => {
    for (const b of found.slice(first + 1)) {
      const [from, to] = [a.index! + a[0].length, b.index!];
      if (a[0] === b[0] || from > to) continue;
      // The name of a density is no step.
      if (isDensityName.test(a[0]) !== isDensityName.test(b[0])) continue;
      // A variance of the sampler's own does not take the place of the schedule's.
      if (isSigma.test(a[0]) ? isOfSteps.test(b[0]) : isSigma.test(b[0]) && isOfSteps.test(a[0])) continue;
      // The two sides of a divergence keep to themselves.
      if (/\|\||\\\||\\(?:parallel|Vert|mid)(?![a-z])|‖/.test(source.slice(from, to))) continue;
      edits.push(other(a.index!, to + b[0].length, b[0] + source.slice(from, to) + a[0]));
    }
  });
}

const isDensityName = /^_\s*\{?\s*[pq]\s*\}?$/;
const isSigma = /^(?:\\sigma|σ)/;
/** β and ᾱ; a plain α may be the scale of the signal, beside σ. */
const isOfSteps = /^(?:\\(?:bar|overline|tilde|beta)|ᾱ|β)/u;

const balanced = (text: string): boolean => text.split('{').length === text.split('}').length;

function fractions(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\[dt]?frac\s*(?:\{\s*1\s*\}\s*\{\s*2\s*\}|12|1\s*2)|1\s*\/\s*2/g))
    edits.push(other(match.index, match.index + match[0].length, ''));
  for (const match of source.matchAll(/[+\-−(]|\\left[[(]|^[\s&]*/g)) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '\\frac{1}{2}'));
  }
  return edits;
}

function letters(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\\(alpha|beta)(?![a-zA-Z])/g))
    if (!/\\(?:bar|overline|tilde)\s*\{?\s*$/.test(source.slice(0, match.index)))
      edits.push(
        other(match.index, match.index + match[0].length, match[1] === 'alpha' ? '\\beta' : '\\alpha'),
      );
  for (const match of source.matchAll(/\\tilde\s*\{?\s*\\beta\s*\}?/g))
    edits.push(other(match.index, match.index + match[0].length, '\\beta'));
  const data = /\\sigma_\{?\s*(?:\\(?:text|mathrm)\s*\{\s*)?(?:data|d)\s*\}*/.exec(source)?.[0];
  if (data) {
    for (const match of source.matchAll(/\\sigma(?![a-zA-Z_])/g))
      edits.push(other(match.index, match.index + match[0].length, data));
    for (let at = source.indexOf(data); at !== -1; at = source.indexOf(data, at + 1))
      edits.push(other(at, at + data.length, '\\sigma'));
  }
  for (const match of source.matchAll(/\\sin(?![a-z])/g))
    edits.push(other(match.index, match.index + 4, '\\cos'));
  for (const match of source.matchAll(/\\cos(?![a-z])/g))
    edits.push(other(match.index, match.index + 4, '\\sin'));
  return edits;
}

/** t for 1 − t and the other way round, alone in braces. */
function times(source: string): Edit[] {
  return [...source.matchAll(/\{\s*t\s*\}/g)]
    .filter(({ index: at }) => !/[_^]\s*$/.test(source.slice(0, at)))
    .map(({ index: at, 0: text }) => other(at, at + text.length, '{1-t}'));
}

/** A factor 2 too many or too few. */
function numbers(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/(?<![\d_^.{])2(?![\d.])|(?<=\{)2(?=[^}])/g))
    edits.push(other(match.index, match.index + 1, ''));
  for (const match of source.matchAll(/\{\s*(?=\\(?:sigma|alpha|beta|pi|delta|Delta|Vert|\||lVert))/g)) {
    if (/[_^]\s*$|\\(?:bar|tilde|mathbf|boldsymbol|overline|hat)\s*$/.test(source.slice(0, match.index)))
      continue;
    edits.push(other(match.index + 1, match.index + 1, '2'));
  }
  for (const match of source.matchAll(/\\sqrt\s*\{(?!2)/g)) {
    const at = match.index + match[0].length;
    edits.push(other(at, at, '2'));
  }
  for (const match of source.matchAll(/\\pi\s*\}\s*\{\s*(\d)\s*\}/g)) {
    const at = match.index + match[0].lastIndexOf(match[1]!);
    if (match[1] !== '2') edits.push(other(at, at + 1, '2'));
  }
  return edits;
}

/** A logarithm lost or too many. */
function functions(source: string, scheduled: RegExp): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(
    /\\nabla\s*(?:_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\?\w+(?:_\w)?))?\s*(?!\s*_|\s*\\log)/g,
  )) {
    const at = match.index + match[0].length;
    if (/^[pq]/.test(source.slice(at))) edits.push(other(at, at, '\\log '));
  }
  for (const match of source.matchAll(/\\d?frac\s*\{|\\left\(|(?<![a-zA-Z)])\((?!t)/g))
    edits.push(other(match.index, match.index, '\\log '));
  if (source.includes('\\log')) {
    for (const match of source.matchAll(scheduled))
      if (!/\\log\s*$/.test(source.slice(0, match.index)))
        edits.push(other(match.index, match.index, '\\log '));
  }
  // p(x_0 | x_1) for its logarithm.
  for (const match of source.matchAll(/(?<![\\a-zA-Z])p(?=_|\()/g))
    if (!/\\(?:log|ln)\s*$/.test(source.slice(0, match.index)))
      edits.push(other(match.index, match.index, '\\log '));
  for (const [from, to] of [
    ['\\max', '\\min'],
    ['\\min', '\\max'],
  ] as const)
    for (const match of source.includes('SNR')
      ? source.matchAll(new RegExp(`\\${from}(?![a-zA-Z])(?!\\s*\\})`, 'g'))
      : [])
      edits.push(other(match.index, match.index + 4, to));
  for (const match of source.matchAll(
    /(?<!\\nabla[^\s\\]{0,3}\s*|\\nabla_\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*)\\(?:log|ln)\s*/g,
  ))
    edits.push(other(match.index, match.index + match[0].length, ''));
  return edits;
}
