import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const isNote = (name: string): boolean => /\.(?:md|markdown|mdx|tex|ipynb)$/i.test(name);
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/** The notes that an argument names: a file itself, or all notes in a folder and the folders in it, by name. */
export function findNotes(argument: string): readonly string[] {
  if (argument === '-' || !statSync(argument, { throwIfNoEntry: false })?.isDirectory()) return [argument];
  return readdirSync(argument, { withFileTypes: true })
    .filter(({ name }) => !isSkipped(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(argument, entry.name);
      if (entry.isDirectory()) return findNotes(inside);
      return entry.isFile() && isNote(entry.name) ? [inside] : [];
    });
}
