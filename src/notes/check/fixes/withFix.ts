import type { MathSpan, Note } from '../../note';
import { tokenize } from '../../tex/tokenize';
import { isWellFormed } from '../../tex/wellFormed';

/** A replacement in a note. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The note with a fix applied; undefined where that moves other math or leaves TeX that does not draw. No fix is
 * offered that gives undefined here.
 */
export function withFix(note: Note, { start, end, newText }: Replacement): Note | undefined {
  const { text } = note;
  const span = note.spanAt(start);
  if (!span || start < span.contentStart || end > span.contentEnd) {
    return undefined;
  }
  const mended = note.edited(text.slice(0, start) + newText + text.slice(end));
  const by = newText.length - (end - start);
  const moved = (offset: number) => (offset >= end ? offset + by : offset);
  const isKept =
    mended.spans.length === note.spans.length &&
    note.spans.every((each, index) => {
      const now = mended.spans[index]!;
      return (
        now.start === moved(each.start) &&
        now.end === moved(each.end) &&
        now.contentStart === (each === span ? each.contentStart : moved(each.contentStart)) &&
        now.contentEnd === moved(each.contentEnd)
      );
    });
  const contentEnd = span.contentEnd + by;
  return isKept && draws(note, mended.text, { ...span, contentEnd }) ? mended : undefined;
}

/** Whether a stretch of math draws with the note's commands, as far as fixes are offered in it. */
export const draws = (note: Note, text: string, span: MathSpan): boolean =>
  isWellFormed(text, span.contentStart, span.contentEnd, span) &&
  hasKnownCommands(note, text.slice(span.contentStart, span.contentEnd));

/** Commands that fixes insert. */
const own: ReadonlySet<string> = new Set([
  ...['sqrt', 'frac', 'bar', 'tilde', 'hat', 'alpha', 'beta', 'sigma', 'epsilon', 'theta', 'tau', 'mu', 'pi'],
  ...[
    ',',
    'mathrm',
    'log',
    'sin',
    'cos',
    'min',
    'max',
    'mathcal',
    'mathbf',
    'Delta',
    'nabla',
    'prod',
    'sum',
    'left',
    'right',
  ],
]);

/** Every command of the changed formula is known: `\alpha` before `x` may have become `\alphax`. */
function hasKnownCommands(note: Note, tex: string): boolean {
  const names = tokenize(tex, 0, tex.length).filter(({ kind }) => kind === 'command');
  return names.every(({ text: name }) => own.has(name) || note.text.includes(`\\${name}`));
}
