import * as v from 'valibot';
import { UsageError } from './usageError';

/** What is read as one note: a file itself, or the Markdown cells of a notebook. */
export interface NotePart {
  readonly text: string;
  /** Where a place of the text stands in the file; `text.length` is the end. */
  readonly toFile: (offset: number) => number;
  /** What a replacement looks like in the file. */
  readonly encode: (newText: string) => string;
}

const notebook = v.object({
  cells: v.array(v.object({ cell_type: v.string(), source: v.union([v.string(), v.array(v.string())]) })),
});

/**
 * Splits a file's content into notes. Of a notebook only the Markdown cells count.
 * @throws {UsageError} when a notebook is no notebook.
 */
export function notesIn(path: string, content: string): readonly NotePart[] {
  if (!path.toLowerCase().endsWith('.ipynb')) {
    return [{ text: content, toFile: (offset) => offset, encode: (newText) => newText }];
  }
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${path} is no notebook: its JSON breaks off (${String(error)}).`);
  }
  const parsed = v.safeParse(notebook, json);
  if (!parsed.success) throw new UsageError(`${path} is no notebook: it has no list of cells with sources.`);
  return [joinedCells(content, parsed.output.cells)];
}

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

/** All Markdown cells as one note, parted by blank lines: what one cell defines, the others use. */
function joinedCells(content: string, cells: readonly Cell[]): NotePart {
  const texts: string[] = [];
  const places: number[] = [];
  let from = 0;
  for (const { cell_type: kind, source } of cells) {
    const lines = typeof source === 'string' ? [source] : source;
    const isNote = kind === 'markdown';
    from = sourceOf(content, from, lines[0]);
    for (const line of lines) {
      const literal = nextLiteral(content, from);
      if (!literal) break;
      from = literal.end;
      if (!isNote) continue;
      // One by one: a line of a notebook may be longer than a call can have arguments.
      for (const place of unitPlaces(content, literal, line.length)) places.push(place);
    }
    if (!isNote) continue;
    texts.push(lines.join(''), separator);
    const end = (places.at(-1) ?? 0) + 1;
    for (let index = 0; index < separator.length; index++) places.push(end);
  }
  return {
    text: texts.join(''),
    toFile: (offset) => places[offset] ?? (places.at(-1) ?? 0) + 1,
    encode: (newText) => JSON.stringify(newText).slice(1, -1),
  };
}

/** Where the strings of a cell's source begin: behind the next key of that name which this line follows. */
function sourceOf(content: string, from: number, firstLine: string | undefined): number {
  const key = /"source"\s*:/g;
  key.lastIndex = from;
  while (key.exec(content)) {
    const literal = nextLiteral(content, key.lastIndex);
    if (firstLine === undefined || (literal && decoded(content, literal) === firstLine)) return key.lastIndex;
  }
  return from;
}

/** A string of the JSON, quotes included. */
interface Literal {
  readonly start: number;
  readonly end: number;
}

function nextLiteral(content: string, from: number): Literal | undefined {
  const start = content.indexOf('"', from);
  if (start === -1) return undefined;
  let end = start + 1;
  while (end < content.length && content[end] !== '"') end += content[end] === '\\' ? 2 : 1;
  return { start, end: end + 1 };
}

function decoded(content: string, { start, end }: Literal): unknown {
  try {
    return JSON.parse(content.slice(start, end));
  } catch {
    return undefined;
  }
}

/** Where each UTF-16 unit of a string stands, however the file escapes it. */
function unitPlaces(content: string, { start }: Literal, length: number): number[] {
  const places: number[] = [];
  for (let at = start + 1; places.length < length;) {
    places.push(at);
    if (content[at] !== '\\') at++;
    else at += content[at + 1] === 'u' ? 6 : 2;
  }
  return places;
}

const separator = '\n\n';
