import { balanced, closingBrace } from './braces';
import { other, type Edit } from './edit';
import { subscript } from './indexEdits';

const states =
  /(?:\\(?:mathbf|boldsymbol|mathrm|bm|vec|mathit|pmb)\s*\{?\s*)?(?<![\\a-zA-Z])[xzyX]\}?\s*_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w)\}?|\\(?:boldsymbol\s*\{?\s*)?\\?(?:var)?epsilon\}?|ε/g;

/** Two quantities in each other's place, two subscripts, a fraction upside down. */
export function swaps(source: string, scheduled: RegExp): Edit[] {
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
    if (end === -1 || source.slice(close + 1, second).trim() !== '') {
      continue;
    }
    edits.push(other(open, end + 1, source.slice(second, end + 1) + source.slice(open, close + 1)));
  }
  return edits;
}

const isStepLike = /^\s*(?:[tsTijkpq\d]|\\tau|\\mathrm)[^,]*$/;

/** Two states, or a state and a noise, in each other's place. */
export function stateSwaps(source: string): Edit[] {
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
      if (a[0] === b[0] || from > to) {
        continue;
      }
      // The name of a density is no step.
      if (isDensityName.test(a[0]) !== isDensityName.test(b[0])) {
        continue;
      }
      // A variance of the sampler's own does not take the place of the schedule's.
      if (isSigma.test(a[0]) ? isOfSteps.test(b[0]) : isSigma.test(b[0]) && isOfSteps.test(a[0])) {
        continue;
      }
      // What stands over or under a brace is not exchanged with other parts.
      if (/\\(?:under|over)brace/.test(source.slice(from, to))) {
        continue;
      }
      // Parts of the two sides of a divergence are not exchanged.
      if (/\|\||\\\||\\(?:parallel|Vert|mid)(?![a-z])|‖/.test(source.slice(from, to))) {
        continue;
      }
      edits.push(other(a.index!, to + b[0].length, b[0] + source.slice(from, to) + a[0]));
    }
  });
}

const isDensityName = /^_\s*\{?\s*[pq]\s*\}?$/;
const isSigma = /^(?:\\sigma|σ)/;
/** β and ᾱ; a plain α may be the scale of the signal, beside σ. */
const isOfSteps = /^(?:\\(?:bar|overline|tilde|beta)|ᾱ|β)/u;
