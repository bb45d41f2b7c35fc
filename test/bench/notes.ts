import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Note } from '../../src/notes/note';
import { readNote } from '../../src/notes/readNote';
import { longNote, spanCount } from './longNotes';

export interface NoteMeasurements {
  /** Medians of reading a note of 5,000 lines and 2,000 formulas: its spans, its symbols and its notation. */
  readonly noteReadMs: number;
  /** The same when no formula repeats another. */
  readonly noteReadDistinctMs: number;
  /** The first reading of all, before the engine has compiled anything. */
  readonly noteReadFirstMs: number;
  /** Median of reading it again after a keystroke and naming the symbol under the cursor. */
  readonly noteEditMs: number;
  readonly noteEditP95Ms: number;
  /** What stays in memory of a note without repetitions, with everything read, after a hundred edits. */
  readonly noteHeapMB: number;
}

/** Reads long notes as an editor does. */
export function measureNotes(): NoteMeasurements {
  const typical = longNote(spanCount / 4);
  const distinct = longNote(spanCount);
  const first = timed(() => readAll(distinct));
  const noteReadDistinctMs = median(repeat(15, () => readAll(distinct)));
  const noteReadMs = median(repeat(15, () => readAll(typical)));
  const edits = measureEdits(distinct);
  return {
    noteReadMs,
    noteReadDistinctMs,
    noteReadFirstMs: first,
    noteEditMs: median(edits),
    noteEditP95Ms: quantile(edits, 0.95),
    noteHeapMB: measureHeap(distinct),
  };
}

function readAll(text: string, previous?: Note): Note {
  const note = readNote(text, {}, previous);
  if (note.symbols.length < spanCount) {
    throw new Error('The note was not read.');
  }
  return note;
}

/** Types letters all over the note, in math and in prose. */
function measureEdits(text: string): number[] {
  let note = readAll(text);
  const times: number[] = [];
  for (let index = 0; index < 200; index++) {
    const at = (index * 7919 * 31) % note.text.length;
    const changed = flattened(`${note.text.slice(0, at)}a${note.text.slice(at)}`);
    const before = note;
    times.push(
      timed(() => {
        note = readNote(changed, {}, before);
        note.symbolAt(at);
      }),
    );
  }
  return times.slice(20);
}

function measureHeap(text: string): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  let note = readAll(text);
  for (let index = 0; index < 100; index++) {
    const at = (index * 7919 * 31) % note.text.length;
    note = readNote(flattened(`${note.text.slice(0, at)}$b_{${index}}$${note.text.slice(at)}`), {}, note);
    if (note.formulas.length + note.localSymbols.length === 0) {
      throw new Error('The note was not read.');
    }
  }
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  // The note must still be there when the heap is measured.
  return note.spans.length > 0 ? grown / 1e6 : NaN;
}

/** A text as an editor hands it out: in one piece, not as a chain of edits. */
const flattened = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const repeat = (times: number, run: () => void): number[] => Array.from({ length: times }, () => timed(run));

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)] ?? NaN;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
