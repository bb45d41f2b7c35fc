import * as l10n from '@vscode/l10n';
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { cannotRead, type FileError } from './fileError';

/** What is taken for a note in a folder. A file that is named may end as it likes. */
const endings = ['.md', '.markdown', '.mdx', '.qmd', '.rmd', '.tex', '.ipynb'] as const;

const isNote = (name: string): boolean => endings.some((ending) => name.toLowerCase().endsWith(ending));
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

export interface Found {
  /** Each once, whatever names lead to it. */
  readonly notes: readonly string[];
  /** What could not be looked at. */
  readonly problems: readonly FileError[];
  /** What was named and yields nothing. */
  readonly remarks: readonly string[];
}

/** The notes that arguments name: a file itself, `-`, or all notes in a folder and the folders in it, by name. */
export function findNotes(named: readonly string[], isIgnored: (file: string) => boolean): Found {
  const notes = new Map<string, string>();
  const problems: FileError[] = [];
  const remarks: string[] = [];
  const add = (file: string): void => {
    const key = file === '-' ? file : realpathSync(file);
    if (!notes.has(key)) {
      notes.set(key, file);
    }
  };
  const attempt = (file: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      problems.push(cannotRead(file, error));
    }
  };

  /** Adds the notes of a folder and says how many it has. */
  function addFolder(folder: string): number {
    let entries: Dirent[] = [];
    const before = problems.length;
    attempt(folder, () => (entries = readdirSync(folder, { withFileTypes: true })));
    let count = problems.length - before;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = path.join(folder, entry.name);
      if (isSkipped(entry.name) || isIgnored(inside)) {
        continue;
      }
      if (entry.isDirectory()) {
        count += addFolder(inside);
      } else if (isNote(entry.name) && isFile(inside, entry)) {
        attempt(inside, () => add(inside));
        count++;
      }
    }
    return count;
  }

  for (const name of named) {
    if (name === '-') {
      add(name);
    } else if (isIgnored(name)) {
      remarks.push(l10n.t('{0} is ignored.', name));
    } else {
      attempt(name, () => {
        if (!statSync(name).isDirectory()) {
          add(name);
        } else if (addFolder(name) === 0) {
          remarks.push(l10n.t('There are no notes to read in {0} ({1}).', name, endings.join(', ')));
        }
      });
    }
  }
  return { notes: [...notes.values()], problems, remarks };
}

/**
 * Whether an entry of a folder is a file, or a link to one. Links to folders are not followed: they may lead in a
 * circle, or out of what was named. A link that leads nowhere counts, so that reading it says so.
 */
function isFile(file: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) {
    return entry.isFile();
  }
  try {
    return statSync(file).isFile();
  } catch {
    return true;
  }
}
