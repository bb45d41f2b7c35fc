import type { Note } from '../../notes/note';

/** Whether what is typed at an offset is math: inside a span, or behind a delimiter that is not closed yet. */
export function isInMath(note: Note, offset: number): boolean {
  const span = note.spanAt(offset);
  if (span && offset >= span.contentStart && offset <= span.contentEnd) {
    return true;
  }
  return isAfterOpenDelimiter(paragraphBefore(note.text, offset));
}

/** The text from the last empty line to the offset. */
function paragraphBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const end = before.search(/\n[ \t]*\r?\n(?![^]*\n[ \t]*\r?\n)/);
  return before.slice(end + 1);
}

const delimiters = /\\[\\$]|`[^`\n]*`|\$\$|\$|\\[([]|\\[)\]]/g;
const closes: Readonly<Record<string, string>> = { $$: '$$', $: '$', '\\(': '\\)', '\\[': '\\]' };

function isAfterOpenDelimiter(paragraph: string): boolean {
  let close: string | undefined;
  for (const [mark] of paragraph.matchAll(delimiters)) {
    if (close === mark) {
      close = undefined;
    } else {
      close ??= closes[mark];
    }
  }
  return close !== undefined;
}
