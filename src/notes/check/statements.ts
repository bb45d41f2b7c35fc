import * as l10n from '@vscode/l10n';
import type { MathSpan, Note } from '../note';
import type { Finding } from './finding';
import { withFix } from './fixes/withFix';

/** A typing error in a span's TeX; offsets count within it. */
interface Slip {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly message: string;
}

/** Finds typing errors that no evaluation shows: lost braces, lost backslashes, the wrong index of a set. */
export function findStatementSlips(note: Note): Finding[] {
  return note.spans.flatMap((span) => slipsIn(note, span));
}

function slipsIn(note: Note, { contentStart, contentEnd }: MathSpan): Finding[] {
  const tex = note.text.slice(contentStart, contentEnd);
  if (tex.length > 2000) {
    return [];
  }
  const slip = lostBraces(tex) ?? lostBackslash(tex) ?? wrongSetIndex(tex) ?? lostSubscripts(tex);
  if (!slip) {
    return [];
  }
  const [start, end] = [contentStart + slip.start, contentStart + slip.end];
  const title = l10n.t('Replace {0} with {1}', tex.slice(slip.start, slip.end), slip.newText);
  return [
    {
      rule: 'statement',
      start,
      end,
      severity: 'information',
      message: slip.message,
      ...(withFix(note, { start, end, newText: slip.newText })
        ? { fix: { start, end, newText: slip.newText, title } }
        : {}),
    },
  ];
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
