import * as l10n from '@vscode/l10n';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readNote } from '../notes/readNote';
import { checkNote } from '../notes/check/checkNote';
import { errorMessage } from '../base/errorMessage';
import { wrongFormulas } from '../explain/views/wrongFormulas';
import { exportLiveNote, type LiveNoteTools } from '../liveNote/exportLiveNote';
import type { LiveNoteRequest, ReadLiveNote } from '../liveNote/readLiveNote';
import { defaultPlaygroundState } from '../protocol/playgroundState';
import { MathJaxThread } from '../threads/mathJax/mathJaxThread';
import { openThread, type ThreadListener, type ThreadScript } from '../threads/openThread';
import { SupervisedThread } from '../threads/supervisedThread';
import { cannotWrite, FileError } from './fileError';
import { languages, translationsOf, type Language } from './language';
import { readText } from './readText';

/** What rendering a note takes. A note that takes longer is refused. */
const renderLimitMs = 60_000;

/**
 * Writes a Markdown note as one HTML file with live figures.
 * @param root the package's folder
 * @returns what the file lacks, in sentences
 * @throws {FileError}
 */
export async function renderNote(
  file: string,
  out: string,
  { root, language }: { readonly root: string; readonly language: Language },
): Promise<readonly string[]> {
  refuseNoteItself(file, out);
  const { text } = await readText(file);
  const note = readNote(text);
  const request: LiveNoteRequest = {
    text,
    dialect: 'all',
    macros: {},
    base: defaultPlaygroundState,
    bundle: translationsOf(language, root),
    wrong: [...wrongFormulas(note, checkNote(note))],
  };
  // Threads do not keep a program from ending.
  const waiting = setInterval(() => undefined, renderLimitMs);
  const { tools, end } = openTools(path.join(root, 'dist'), file);
  try {
    const name = file === '-' ? 'note' : path.parse(file).name;
    const { html, remarks } = await exportLiveNote(request, { name, language: languages[language] }, tools);
    await writeFileAtomic(out, html).catch((error: unknown) => {
      throw cannotWrite(out, error);
    });
    return remarks;
  } catch (error) {
    throw error instanceof FileError
      ? error
      : new FileError(file, l10n.t('{0} could not be rendered: {1}', file, errorMessage(error)));
  } finally {
    clearInterval(waiting);
    end();
  }
}

/** What is written takes the place of what was there: the note would be lost. @throws {FileError} */
function refuseNoteItself(file: string, out: string): void {
  let places;
  try {
    places = [file, out].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }));
  } catch (error) {
    throw cannotWrite(out, error);
  }
  const [note, target] = places;
  if (note && note.ino === target?.ino && note.dev === target.dev) {
    throw new FileError(out, l10n.t('{0} is the note itself. Name another file for --out.', out));
  }
}

function openTools(dist: string, file: string): { tools: LiveNoteTools; end: () => void } {
  const scripts = (name: string): ThreadScript => ({
    path: path.join(dist, name),
    read: () => Promise.reject(new Error('There is no browser here.')),
  });
  const open =
    <Question, Answer>(name: string) =>
    (hear: ThreadListener<Answer>) =>
      openThread<Question, Answer>(scripts(name), hear);
  const mathJax = new MathJaxThread(open('mathJax.js'));
  const reader = new SupervisedThread<LiveNoteRequest, ReadLiveNote>(open('liveNote.js'), {
    silenceMs: renderLimitMs,
  });
  const folder = file === '-' ? process.cwd() : path.dirname(file);
  return {
    tools: {
      read: (request) => reader.ask(request),
      draw: mathJax.draw,
      readPicture: (picture, mostBytes) => Promise.resolve(readPicture(folder, picture, mostBytes)),
      parts: () => Promise.resolve(readParts(dist)),
    },
    end: () => {
      mathJax.dispose();
      reader.dispose();
    },
  };
}

const readParts = (dist: string) => ({
  script: readFileSync(path.join(dist, 'live.js'), 'utf8'),
  style: readFileSync(path.join(dist, 'live.css'), 'utf8'),
});

/** A file of the folder or below, whatever links lead to it. @throws {Error} */
function readPicture(folder: string, picture: string, mostBytes: number): Uint8Array {
  const root = realpathSync(folder);
  const file = realpathSync(path.join(root, picture));
  if (!file.startsWith(root + path.sep)) {
    throw new Error('A link leads out of the folder.');
  }
  const { size } = statSync(file);
  if (size > mostBytes) {
    throw new Error('The picture is too large.');
  }
  return new Uint8Array(readFileSync(file));
}
