import * as l10n from '@vscode/l10n';
import { formulaOf } from '../../notes/catalogue';
import { conventionOf } from '../../notes/check/checkNote';
import type { Finding } from '../../notes/check/finding';
import { derivationOf } from '../../notes/derived';
import type { FormulaOccurrence, MathSpan, Note } from '../../notes/note';
import { ddpmConvention, type Convention } from '../../notes/worlds/convention';
import { behindBlock } from './behindBlock';
import { inConvention } from './inConvention';
import { noteLetters } from './noteLetters';
import { sentenceWithMath } from './sentenceMath';

/** Text for a place of a note. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * A formula's derivation behind its block: sentences in the display language and displays in the note's notation.
 * Undefined where no derivation is told, or the note's notation has no letter for what is in it.
 */
export function derivationInsertion(
  note: Note,
  formula: FormulaOccurrence,
  isLatex: boolean,
): Insertion | undefined {
  const derivation = derivationOf(formula.id);
  if (!derivation) {
    return undefined;
  }
  // Another process has letters of its own.
  const convention = formulaOf(formula.id).isOfOtherProcess
    ? ddpmConvention
    : conventionOf(note, formula.id, formula.start);
  const letters = noteLetters(note, formula);
  const lines = derivation.lines.map(({ tex, why }) => ({ tex: inConvention(tex, convention), why: why() }));
  const { offset, prefix } = behindBlock(note, formula.span, isLatex);
  const [open, close] = delimiters(note, formula.span, isLatex);
  const heading = l10n.t('Where it comes from');
  const blocks = [isLatex ? `\\paragraph{${heading}}` : `**${heading}**`];
  for (const { tex, why } of lines) {
    if (tex === undefined) {
      return undefined;
    }
    const sentence = sentenceWithMath(why, (name) => letters(nameIn(name, convention)));
    const display = [open, letters(tex), close];
    blocks.push(...(isLatex ? [[sentence, ...display].join('\n')] : [sentence, display.join('\n')]));
  }
  const text = blocks
    .join('\n\n')
    .split('\n')
    .map((line) => (prefix + line).trimEnd())
    .join('\n');
  const blank = prefix.trimEnd();
  const isAtLineStart = offset === 0 || note.text[offset - 1] === '\n';
  return {
    offset,
    text: `${isAtLineStart ? '' : '\n'}${blank}\n${text}\n${isFollowedByBlank(note.text, offset) ? '' : `${blank}\n`}`,
  };
}

/** A name in another convention: the letter that stands in its place, whose square it may be. */
const nameIn = (name: string, convention: Convention): string =>
  (inConvention(name, convention) ?? name).replace(/^([^+-]*)\^2$/, '$1');

/** Whether the derivation stands where it would be inserted. */
export const isInserted = (note: Note, { offset, text }: Insertion): boolean =>
  note.text.slice(offset).replaceAll('\r', '').trimStart().startsWith(text.trim());

/** What the checker finds in a note with a text inserted and did not find without it. */
export function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  { offset, text }: Insertion,
): Finding[] {
  const key = (start: number, { rule, message }: Finding) => `${start} ${rule} ${message}`;
  const known = new Set(
    before.map((each) => key(each.start >= offset ? each.start + text.length : each.start, each)),
  );
  return after.filter((each) => !known.has(key(each.start, each)));
}

const isFollowedByBlank = (text: string, offset: number): boolean =>
  offset === text.length || /^[> \t]*\r?(?:\n|$)/.test(text.slice(offset, offset + 80));

/** What stands around displays in a note: around the nearest, where that is no environment. */
function delimiters(note: Note, near: MathSpan, isLatex: boolean): readonly [string, string] {
  const around = (span: MathSpan) =>
    [
      note.text.slice(span.start, span.contentStart).trim(),
      note.text.slice(span.contentEnd, span.end).trim(),
    ] as const;
  const displays = [near, ...note.spans].filter(({ display }) => display).map(around);
  return (
    displays.find(([open]) => open === '$$' || open === '\\[') ?? (isLatex ? ['\\[', '\\]'] : ['$$', '$$'])
  );
}
