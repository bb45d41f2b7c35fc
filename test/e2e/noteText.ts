/** Where a text stands in a note, counted from 1 as VS Code shows it, `inside` characters on. */
export function lineOf(note: string, text: string, inside = 0): { line: number; column: number } {
  const offset = note.indexOf(text);
  if (offset < 0) {
    throw new Error(`The note does not contain ${text}`);
  }
  const before = note.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 + inside };
}
