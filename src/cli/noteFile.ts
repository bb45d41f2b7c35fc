import { errorMessage } from '../base/errorMessage';
import * as l10n from '@vscode/l10n';
import { parseTree, type Node } from 'jsonc-parser';
import * as v from 'valibot';
import { FileError, nameOf } from './fileError';

/** A stretch of a text and what stands there instead. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What is read as one note: a file itself, or the Markdown cells of a notebook. */
export interface NotePart {
  readonly text: string;
  /** Where a place of the text stands in the file; `text.length` is the end. */
  readonly toFile: (offset: number) => number;
  /** What a change of the text is in the file; undefined where it would tear the file's own syntax. */
  readonly changeInFile: (change: Change) => Change | undefined;
}

const notebook = v.object({
  cells: v.array(v.object({ cell_type: v.string(), source: v.union([v.string(), v.array(v.string())]) })),
});

/**
 * Splits a file's content into notes. Of a notebook only the Markdown cells count.
 * @throws {FileError} when a notebook is no notebook.
 */
export function notesIn(path: string, content: string): readonly NotePart[] {
  if (!path.toLowerCase().endsWith('.ipynb')) {
    return [{ text: content, toFile: (offset) => offset, changeInFile: (change) => change }];
  }
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    const reason = errorMessage(error);
    throw new FileError(
      path,
      l10n.t('{0} is not a notebook: its JSON cannot be read ({1}).', nameOf(path), reason),
    );
  }
  const parsed = v.safeParse(notebook, json);
  if (!parsed.success) {
    throw new FileError(
      path,
      l10n.t('{0} is not a notebook: it has no list of cells with sources.', nameOf(path)),
    );
  }
  const { cells } = parsed.output;
  if (cells.reduce((total, cell) => total + lengthOf(cell), 0) > longestNotebook) {
    throw new FileError(
      path,
      l10n.t(
        '{0} is not read: its Markdown cells have more than {1} characters.',
        nameOf(path),
        longestNotebook,
      ),
    );
  }
  const note = joinedCells(content, cells);
  if (!note) {
    throw new FileError(
      path,
      l10n.t('{0} is not read: the places of its cells cannot be found in the file.', nameOf(path)),
    );
  }
  return [note];
}

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

/** What a minute's check has time and memory for. */
const longestNotebook = 4_000_000;

const lengthOf = ({ cell_type: kind, source }: Cell): number =>
  kind !== 'markdown'
    ? 0
    : typeof source === 'string'
      ? source.length
      : source.reduce((total, line) => total + line.length, 0);

/**
 * All Markdown cells as one note, parted by blank lines: what one cell defines, the others use. Undefined where a
 * cell's place is not found.
 */
function joinedCells(content: string, cells: readonly Cell[]): NotePart | undefined {
  const texts: string[] = [];
  const places: number[] = [];
  const strings = stringsOfSources(content);
  for (const [index, { cell_type: kind, source }] of cells.entries()) {
    if (kind !== 'markdown') {
      continue;
    }
    const lines = typeof source === 'string' ? [source] : source;
    for (const [number, line] of lines.entries()) {
      const literal = strings[index]?.[number];
      if (!literal) {
        return undefined;
      }
      // One by one: a line of a notebook may be longer than a call can have arguments.
      for (const place of unitPlaces(content, literal.offset, line.length)) {
        places.push(place);
      }
    }
    texts.push(lines.join(''), separator);
    const end = behind(content, places.at(-1));
    for (let unit = 0; unit < separator.length; unit++) {
      places.push(end);
    }
  }
  const text = texts.join('');
  const toFile = (offset: number) => places[offset] ?? behind(content, places.at(-1));
  return {
    text,
    toFile,
    changeInFile: ({ start, end, newText }) => {
      const from = toFile(start);
      const to = end === start ? from : behind(content, toFile(end - 1));
      // Between two strings of a cell's source stand quotes and a comma, which are no text.
      const isWithinOne = decoded(`"${content.slice(from, to)}"`) === text.slice(start, end);
      return isWithinOne
        ? { start: from, end: to, newText: JSON.stringify(newText).slice(1, -1) }
        : undefined;
    },
  };
}

/** The strings of each cell's source as they stand in the file; none of a file that is nested too deeply to be walked. */
function stringsOfSources(content: string): (readonly Node[] | undefined)[] {
  let root: Node | undefined;
  try {
    root = parseTree(content);
  } catch {
    return [];
  }
  const cells = lastValue(root, 'cells')?.children ?? [];
  return cells.map((cell) => {
    const source = lastValue(cell, 'source');
    return source?.type === 'array' ? source.children : source && [source];
  });
}

/** The value of a key; of one that is there twice JSON takes the last. */
const lastValue = (object: Node | undefined, key: string): Node | undefined =>
  object?.children?.findLast(({ children }) => children?.[0]?.value === key)?.children?.[1];

function decoded(literal: string): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    return undefined;
  }
}

/** Where each UTF-16 unit of a string stands, however the file escapes it. */
function unitPlaces(content: string, start: number, length: number): number[] {
  const places: number[] = [];
  for (let at = start + 1; places.length < length;) {
    places.push(at);
    at += unitLength(content, at);
  }
  return places;
}

/** The place behind a unit of a string. */
const behind = (content: string, at = -1): number => at + unitLength(content, at);

/** How many characters of the file stand for one UTF-16 unit of a string. */
function unitLength(content: string, at: number): number {
  if (content[at] !== '\\') {
    return 1;
  }
  return content[at + 1] === 'u' ? 6 : 2;
}

const separator = '\n\n';
