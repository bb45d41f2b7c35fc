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

/** How the note writes ᾱ: around the letter, e.g. `\bar{\alpha}`. */
export interface Spelling {
  readonly alphaBar: string;
}

/** Every small slip undone: the candidates of a search for what was meant, likely ones first. */
export function smallEdits(source: string, spelling: Spelling): Edit[] {
  const found = [
    ...bars(source, spelling),
    ...stateSwaps(source),
    ...subscripts(source),
    ...limits(source),
    ...signs(source),
    ...complements(source),
    ...roots(source),
    ...squares(source),
    ...swaps(source),
    ...fractions(source),
    ...letters(source),
    ...numbers(source),
    ...times(source),
    ...functions(source),
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

function bars(source: string, { alphaBar }: Spelling): Edit[] {
  const edits: Edit[] = [];
  const inBars: [number, number][] = [];
  for (const match of source.matchAll(barred)) {
    const end = match.index + match[0].length;
    inBars.push([match.index, end]);
    edits.push(index(match.index, end, match[0].startsWith('\\') ? `\\alpha${match[1] ?? ''}` : 'α'));
  }
  for (const match of source.matchAll(/\\alpha(?![a-zA-Z])|α(?!\u0304)/gu)) {
    if (inBars.some(([from, to]) => match.index >= from && match.index < to)) continue;
    const isHatted = /\\(?:hat|tilde)\s*\{?$/.test(source.slice(0, match.index));
    if (!isHatted) edits.push(index(match.index, match.index + match[0].length, alphaBar));
  }
  return edits;
}

const otherSubscripts: Readonly<Record<string, readonly string[]>> = {
  t: ['{t-1}', '0', '{t+1}', 'T'],
  't-1': ['t', '{t-2}'],
  't-2': ['{t-1}'],
  't+1': ['t'],
  T: ['t'],
  0: ['t', '1'],
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
    for (const text of otherSubscripts[written] ?? []) edits.push(index(match.index + 1, end, text));
    // a_2 for a²
    if (written === '2') edits.push(other(match.index, match.index + 1, '^'));
  }
  return edits;
}

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
  const first = /^[\s&{}]*/.exec(source)![0].length;
  if (!/[+\-−]/.test(source[first] ?? '')) edits.push(other(first, first, '-'));
  else edits.push(other(first, first + 1, ''));
  for (const match of source.matchAll(/\\exp\s*(?:\\left)?[({[]|e\^\{/g)) {
    const at = match.index + match[0].length;
    if (!/^\s*[-−]/.test(source.slice(at))) edits.push(other(at, at, '-'));
  }
  return edits;
}

const scheduled =
  /(?:\\(?:bar|overline|tilde)\s*(?:\{\s*\\(?:alpha|beta)\s*(?:_(?:\{[^{}]*\}|\w))?\s*\}|\\(?:alpha|beta))|\\(?:alpha|beta|sigma)(?![a-zA-Z])|ᾱ|α|β|σ)(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))?/gu;

/** 1 − x for x and the other way round. */
function complements(source: string): Edit[] {
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
    if (/1\s*[-−]\s*$/.test(before)) continue;
    const text = `1-${match[0]}`;
    const isAlone = /[{(]\s*$/.test(before) && /^\s*[})]/.test(source.slice(match.index + match[0].length));
    edits.push(other(match.index, match.index + match[0].length, isAlone ? text : `(${text})`));
  }
  return edits;
}

function roots(source: string): Edit[] {
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
    // A root over too much: the first factor out of it.
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

/** The braces that hold a whole argument. */
function groups(source: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = source.indexOf('{'); at !== -1; at = source.indexOf('{', at + 1)) {
    const close = closingBrace(source, at);
    if (close !== -1) found.push([at, close]);
  }
  return found;
}

function squares(source: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of source.matchAll(/\^\s*(?:\{\s*2\s*\}|2)/g))
    edits.push(other(match.index, match.index + match[0].length, ''));
  for (const match of source.matchAll(/(?:\\right\s*)?(?:\)|\]|\\\||\\rVert|\\Vert|‖|\|\|)(?!\s*[\^_])/g)) {
    const at = match.index + match[0].length;
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
    edits.push(other(at, at, '^2'));
  }
  return edits;
}

const states =
  /(?:\\(?:mathbf|boldsymbol|mathrm|bm|vec|mathit|pmb)\s*\{?\s*)?(?<![\\a-zA-Z])[xzyX]\}?\s*_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w)\}?|\\(?:boldsymbol\s*\{?\s*)?\\?(?:var)?epsilon\}?|ε/g;

/** Two quantities in each other's place, two subscripts, a fraction upside down. */
function swaps(source: string): Edit[] {
  const edits: Edit[] = [];
  const schedule = [...source.matchAll(scheduled)].slice(0, 12);
  exchange(source, schedule, edits);
  const subs = [...source.matchAll(subscript)].slice(0, 12);
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

function stateSwaps(source: string): Edit[] {
  const edits: Edit[] = [];
  const found = [...source.matchAll(states)].filter(({ 0: text }) => balanced(text)).slice(0, 6);
  exchange(source, found, edits);
  return edits;
}

function exchange(source: string, found: readonly RegExpMatchArray[], edits: Edit[]): void {
  found.forEach((a, first) => {
    for (const b of found.slice(first + 1)) {
      const [from, to] = [a.index! + a[0].length, b.index!];
      if (a[0] === b[0] || from > to) continue;
      edits.push(other(a.index!, to + b[0].length, b[0] + source.slice(from, to) + a[0]));
    }
  });
}

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
function functions(source: string): Edit[] {
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
  for (const match of source.matchAll(/\\(?:log|ln)\s*/g))
    edits.push(other(match.index, match.index + match[0].length, ''));
  return edits;
}
