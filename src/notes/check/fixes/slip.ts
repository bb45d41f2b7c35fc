import type { Edit } from './edits/edit';

/** What a writer did, as an edit that undoes it shows. */
export type Slip =
  | { readonly kind: SimpleSlip }
  /** Two pieces of TeX in each other's place. */
  | { readonly kind: 'exchanged'; readonly first: string; readonly second: string }
  /** An index, or the end of a product or sum, that must be another. */
  | {
      readonly kind: 'index' | 'productEnd' | 'productStart' | 'sumEnd' | 'sumStart';
      readonly written: string;
      readonly meant: string;
    };

type SimpleSlip =
  | 'signWrong'
  | 'minusMissing'
  | 'minusExtra'
  | 'rootMissing'
  | 'rootOfNoiseMissing'
  | 'rootExtra'
  | 'rootOfVarianceExtra'
  | 'squareMissing'
  | 'squareExtra'
  | 'barMissing'
  | 'barExtra'
  | 'upsideDown'
  | 'complementMissing'
  | 'complementExtra'
  | 'halfMissing'
  | 'halfExtra'
  | 'twoMissing'
  | 'twoExtra'
  | 'logarithmMissing'
  | 'logarithmExtra';

/** The slip that one edit of a source undoes; undefined where the edit itself says all there is to say. */
export function readSlip(source: string, { start, end, newText, isIndex }: Edit): Slip | undefined {
  const written = source.slice(start, end).trim();
  const meant = newText.trim();
  const before = source.slice(0, start);
  if (isIndex) {
    return ofIndex(written, meant, before);
  }
  const simple = ofWords(written, meant) ?? ofRoot(written, meant, before, source.slice(end));
  if (simple) {
    return { kind: simple };
  }
  const exchanged = readExchange(written, meant);
  if (!exchanged) {
    return undefined;
  }
  return /\\[dt]?frac\s*$/.test(before) ? { kind: 'upsideDown' } : { kind: 'exchanged', ...exchanged };
}

const bar = /\\(?:bar|overline|widebar)(?![a-zA-Z])|ᾱ|α\u0304/u;
const alpha = /\\alpha(?![a-zA-Z])|[αᾱ]/u;

function ofIndex(written: string, meant: string, before: string): Slip | undefined {
  if (alpha.test(written) && alpha.test(meant)) {
    const [had, has] = [written, meant].map((text) => bar.test(text));
    return had === has ? undefined : { kind: has ? 'barMissing' : 'barExtra' };
  }
  const [from, to] = [written, meant].map((text) => /^\{(.*)\}$/s.exec(text)?.[1]?.trim() ?? text);
  if (!from || !to || alpha.test(from + to)) {
    return undefined;
  }
  const limit = /\\(prod|sum)[^\\]{0,40}?([_^])\s*(?:\{\s*\w\s*=\s*)?$/.exec(before);
  if (!limit) {
    return /_\s*$/.test(before) ? { kind: 'index', written: from, meant: to } : undefined;
  }
  const ends = limit[2] === '^' ? 'End' : 'Start';
  return { kind: limit[1] === 'prod' ? `product${ends}` : `sum${ends}`, written: from, meant: to };
}

const isMinus = (text: string): boolean => /^[-−]$/.test(text);
const isSquare = (text: string): boolean => /^\^\s*(?:2|\{\s*2\s*\})$/.test(text);
const isHalf = (text: string): boolean =>
  /^(?:\\[dt]?frac\s*(?:\{\s*1\s*\}\s*\{\s*2\s*\}|1\s*2)|1\s*\/\s*2)$/.test(text);
const isLogarithm = (text: string): boolean => /^\\(?:log|ln)$/.test(text);
const isTwo = (text: string): boolean => text === '2';
const isFromOne = (text: string): boolean => /^1\s*[-−]$/.test(text);

const lostOrExtra: readonly (readonly [(text: string) => boolean, SimpleSlip, SimpleSlip])[] = [
  [isMinus, 'minusMissing', 'minusExtra'],
  [isSquare, 'squareMissing', 'squareExtra'],
  [isHalf, 'halfMissing', 'halfExtra'],
  [isLogarithm, 'logarithmMissing', 'logarithmExtra'],
  [isTwo, 'twoMissing', 'twoExtra'],
  [isFromOne, 'complementMissing', 'complementExtra'],
];

function ofWords(written: string, meant: string): SimpleSlip | undefined {
  if (/^[-+−]$/.test(written) && /^[-+−]$/.test(meant)) {
    return 'signWrong';
  }
  for (const [is, missing, extra] of lostOrExtra) {
    if (written === '' && is(meant)) {
      return missing;
    }
    if (meant === '' && is(written)) {
      return extra;
    }
  }
  return isComplement(meant, written)
    ? 'complementMissing'
    : isComplement(written, meant)
      ? 'complementExtra'
      : undefined;
}

/** Whether a text is 1 − another one, also in brackets. */
function isComplement(text: string, of: string): boolean {
  const inside = /^1\s*[-−](.+)$/s.exec(withoutBrackets(text))?.[1]?.trim();
  return inside !== undefined && of !== '' && withoutBrackets(inside) === withoutBrackets(of);
}

const withoutBrackets = (text: string): string =>
  /^(?:\\left)?\((.*?)(?:\\right)?\)$/s.exec(text)?.[1]?.trim() ?? text;

const rootOf = (text: string): string | undefined => {
  const found = /^\\sqrt\s*(?:\{(.*)\}|(\\?\w+(?:_(?:\{[^{}]*\}|\w))?))$/s.exec(text);
  return (found?.[1] ?? found?.[2])?.trim();
};

function ofRoot(written: string, meant: string, before: string, after: string): SimpleSlip | undefined {
  if (written !== '' && rootOf(meant) === withoutBrackets(written)) {
    return noiseAhead.test(after.slice(0, longestAround)) ? 'rootOfNoiseMissing' : 'rootMissing';
  }
  if (meant !== '' && rootOf(written) === withoutBrackets(meant)) {
    return normalBefore.test(before.slice(-longestAround)) ? 'rootOfVarianceExtra' : 'rootExtra';
  }
  return undefined;
}

/** How many characters beside an edit are read, which say what it stands in. */
const longestAround = 200;

const noiseAhead =
  /^[\s}]*(?:\\[,;!]|\\cdot|\\odot|\\times)?\s*(?:\\(?:mathbf|boldsymbol|bm)\s*\{?\s*)?(?:\\(?:var)?epsilon|z(?![a-zA-Z])|ε)/;
const normalBefore = /N\s*\}?\s*(?:\\left|\\[bB]igg?l?)?\s*\([^()]*[,;](?:[^(),;]|\([^()]*\))*$/;

/** The two pieces that an edit exchanges, with whatever stands between them. */
function readExchange(
  written: string,
  meant: string,
): { readonly first: string; readonly second: string } | undefined {
  const { length } = written;
  if (length !== meant.length || written === meant || length > longestExchange) {
    return undefined;
  }
  for (let a = 1; a < length; a++) {
    const first = written.slice(0, a);
    if (!meant.endsWith(first)) {
      continue;
    }
    for (let b = 1; a + b <= length; b++) {
      const second = meant.slice(0, b);
      if (written.endsWith(second) && written.slice(a, length - b) === meant.slice(b, length - a)) {
        return { first: asName(first), second: asName(second) };
      }
    }
  }
  return undefined;
}

const longestExchange = 300;

/** A subscript without its sign and braces. */
const asName = (text: string): string =>
  text
    .trim()
    .replace(/^_\s*/, '')
    .replace(/^\{([^{}]*)\}$/, '$1');
