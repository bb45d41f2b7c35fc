import * as l10n from '@vscode/l10n';
import type { MathSpan, Note } from '../note';
import type { Finding } from './finding';
import { lostBracket } from './lostBracket';
import { lostPartial, otherCount } from './operatorSlips';
import { withFix } from './fixes/withFix';
import { maximisedLoss, nakedName, nakedStep, repeatedVariable, type Slip } from './typingSlips';

/** Finds typing errors that no evaluation shows: lost braces, lost backslashes, the wrong index of a set. */
export function findStatementSlips(note: Note): Finding[] {
  return note.spans.flatMap((span) => slipsIn(note, span));
}

function slipsIn(note: Note, { contentStart, contentEnd }: MathSpan): Finding[] {
  const tex = note.text.slice(contentStart, contentEnd);
  if (tex.length > 2000) {
    return [];
  }
  const slip =
    lostBraces(tex) ??
    lostBackslash(tex) ??
    nakedName(tex) ??
    nakedStep(tex) ??
    repeatedVariable(tex) ??
    maximisedLoss(tex) ??
    wrongSetIndex(tex) ??
    lostSubscripts(tex) ??
    logarithmOfGradient(tex) ??
    emptyIntegral(tex) ??
    singleBar(tex) ??
    lostPartial(tex) ??
    otherCount(tex) ??
    deviationForVariance(tex, note.text) ??
    lostBracket(tex, paragraphOf(note.text, contentStart, contentEnd));
  if (!slip) {
    return [];
  }
  const [start, end] = [contentStart + slip.start, contentStart + slip.end];
  const old = tex.slice(slip.start, slip.end);
  const title =
    slip.newText === '' ? l10n.t('Remove {0}', old) : l10n.t('Replace {0} with {1}', old, slip.newText);
  return [
    {
      rule: slip.rule ?? 'statement',
      start,
      end,
      severity: 'information',
      message: slip.message,
      ...(slip.newText !== old && withFix(note, { start, end, newText: slip.newText })
        ? { fix: { start, end, newText: slip.newText, title } }
        : {}),
    },
  ];
}

/** From the blank line before a span to the one behind it. */
function paragraphOf(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n\n', start) + 1;
  const to = text.indexOf('\n\n', end);
  return text.slice(Math.max(from, start - 2000), Math.min(to === -1 ? text.length : to, end + 2000));
}

/** `x_1:T`, which prints as x with the subscript 1 and then “:T”. */
function lostBraces(tex: string): Slip | undefined {
  const match = /_(\d|t|s):([Tt])(?![a-zA-Z_\d=]|\s*\\in(?![a-z]))/.exec(tex);
  if (!match) {
    return undefined;
  }
  return {
    start: match.index,
    end: match.index + match[0].length,
    newText: `_{${match[1]}:${match[2]}}`,
    message: l10n.t('Only the first character after _ is a subscript here: the range needs braces.'),
  };
}

const greek = 'mu|sigma|alpha|beta|epsilon|theta|lambda|gamma|Sigma';

/** `mu_p` where `\mu_p` was meant: the same name stands with its backslash in this span. */
function lostBackslash(tex: string): Slip | undefined {
  const match = new RegExp(`(?<![\\\\a-zA-Z{])(${greek})(?=_)`).exec(tex);
  if (!match || !tex.includes(`\\${match[1]}`)) {
    return undefined;
  }
  return {
    start: match.index,
    end: match.index + match[0].length,
    newText: `\\${match[1]}`,
    message: l10n.t('A backslash is missing: {0} prints as separate letters.', match[1]!),
  };
}

/** `{β_T}_{t=1}^T`: the members of the set are numbered by t. */
function wrongSetIndex(tex: string): Slip | undefined {
  const match =
    /\\\{\s*(?:\\?[a-zA-Zα-ω]+|\\bar\{\\alpha\})_(?:\{\s*T\s*\}|T)(?![a-zA-Z])[^{}]*\\\}\s*_\s*\{\s*t\s*=\s*\d\s*\}\s*\^\s*\{?\s*T/u.exec(
      tex,
    );
  if (!match) {
    return undefined;
  }
  const at = match.index + match[0].search(/_(?:\{\s*T\s*\}|T)/);
  const length = /^_(?:\{\s*T\s*\}|T)/.exec(tex.slice(at))![0].length;
  return {
    start: at,
    end: at + length,
    newText: '_t',
    message: l10n.t('The set is numbered by t, so its members are too.'),
  };
}

/** `\\ln\\nabla p(x)`: the score is the gradient of the logarithm. */
function logarithmOfGradient(tex: string): Slip | undefined {
  const match =
    /\\(log|ln)\s{0,3}(\\nabla(?:\s?_\s?(?:\{[^{}]{1,20}\}|\w))?)\s{0,3}(?=[pq](?:_(?:\{[^{}]{1,20}\}|\\?\w{1,8}))?\s?\()/.exec(
      tex,
    );
  const [whole, name, gradient] = match ?? [];
  return match && whole && name && gradient
    ? {
        start: match.index,
        end: match.index + whole.length,
        newText: `${gradient} \\${name} `,
        message: l10n.t('A score is the gradient of the logarithm, not the logarithm of a gradient.'),
        rule: 'identity',
      }
    : undefined;
}

/** `\\int_{a}^{a}`: a lower limit that stands above as well; `_-` and `_+` are told apart. */
function emptyIntegral(tex: string): Slip | undefined {
  const match =
    /\\int(?:\\limits)?\s?_\s?\{([^{}]{1,60}(?:\{[^{}]{0,20}\}[^{}]{0,20})?)\}\s?\^\s?\{\1\}/.exec(tex);
  const [whole, limit] = match ?? [];
  if (!match || !whole || !limit) {
    return undefined;
  }
  const start = match.index + whole.lastIndexOf(limit);
  const isOfSigns = /_\{?-/.test(limit);
  return {
    start,
    end: start + limit.length,
    newText: isOfSigns ? limit.replace(/_(\{?)-/, '_$1+') : limit,
    message: l10n.t('Both limits of the integral are the same, so that it is 0.'),
    rule: 'identity',
  };
}

/** `D_{KL}(q(x) | p(x))`: one bar reads as a condition. */
function singleBar(tex: string): Slip | undefined {
  const match =
    /(?:KL\s?\}{0,2}|D_\{?\\?(?:text|mathrm)?\{?KL\}{0,2})\s?(?:\\left|\\[bB]igl?)?\s?[([]\s?[pq](?:_(?:\{[^{}]{1,20}\}|\\?\w{1,8}))?\s?\([^()]{1,80}\)\s{0,3}(\||\\mid|\\vert)\s{0,3}(?=[pq](?:_(?:\{[^{}]{1,20}\}|\\?\w{1,8}))?\s?\()/.exec(
      tex,
    );
  const [whole, bar] = match ?? [];
  // A note may write all of its divergences so.
  if (!match || !whole || !bar || !/KL[^=]{0,60}?(?:\|\||\\\||\\parallel|\\l?Vert)\s{0,3}[pq]/.test(tex)) {
    return undefined;
  }
  const start = match.index + whole.lastIndexOf(bar);
  return {
    start,
    end: start + bar.length,
    newText: '\\|',
    message: l10n.t('Two bars part the distributions of a divergence: one bar reads as a condition.'),
  };
}

const normal = String.raw`\\mathcal\s?\{?\s?N\s?\}?\s?(?:\\left\s?)?\(\s?(?:[a-z]\s?[;|]\s?)?\\mu\s?,\s?\\sigma`;
const ofDeviation = new RegExp(String.raw`${normal}(?=\s?(?:\\right\s?)?\))`, 'g');
/** N(…, β_t I), N(…, (1−ᾱ_t) I), N(μ, σ²). */
const ofVariance =
  /\\mathcal\s?\{?\s?N[^$\n]{1,90},\s?(?:\{?\\beta_|\(?\s?1\s?-|\\sigma[^,)$]{0,12}\^\s?\{?2)[^$\n,]{1,40}(?:I|\^\s?\{?2)/;

/** `N(μ, σ)` in a note that writes the variance, `N(μ, σ^2)`, everywhere else. */
function deviationForVariance(tex: string, text: string): Slip | undefined {
  const [match, ...others] = [...tex.matchAll(ofDeviation)];
  if (!match || others.length > 0 || !ofVariance.test(text) || [...text.matchAll(ofDeviation)].length > 1) {
    return undefined;
  }
  const end = match.index + match[0].length;
  return {
    start: match.index,
    end,
    newText: `${match[0]}^2`,
    message: l10n.t(
      'Elsewhere this note writes a normal distribution with its variance, here with its root.',
    ),
  };
}

/** `P(Xn+1∣Xn,…)`, whose subscripts got lost on the way: a capital letter and an index, the same after the bar. */
function lostSubscripts(tex: string): Slip | undefined {
  const match = /[Pp]\(\s*(([A-Z])([i-nt])\+1)\s*[∣|]\s*\2\3(?![a-zA-Z])/.exec(tex);
  if (!match) {
    return undefined;
  }
  const [whole, next, letter, index] = match as unknown as [string, string, string, string];
  const start = match.index + whole.indexOf(next);
  return {
    start,
    end: start + next.length,
    newText: `${letter}_{${index}+1}`,
    message: l10n.t('The subscripts are lost: this prints as {0} times {1} plus 1.', letter, index),
  };
}
