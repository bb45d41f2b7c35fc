import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from '../paths.mjs';

const rounds = 10;

/**
 * What an activation costs over that of an extension that does nothing, in processes of their own by turns, what the
 * first use costs that makes all parts, and what memory its two threads hold once they have worked.
 * @param {(figures: Record<string, unknown>) => void} report
 */
export async function measureActivation(report) {
  /** @type {Record<'empty' | 'waiting' | 'started', { milliseconds: number[], heapBytes: number[] }>} */
  const taken = {
    empty: { milliseconds: [], heapBytes: [] },
    waiting: { milliseconds: [], heapBytes: [] },
    started: { milliseconds: [], heapBytes: [] },
  };
  for (let round = 0; round < rounds; round++) {
    for (const [kind, { milliseconds, heapBytes }] of Object.entries(taken)) {
      /** @type {{ milliseconds: number, heapBytes: number }} */
      const figures = await printed('activation.cjs', kind);
      milliseconds.push(figures.milliseconds);
      heapBytes.push(figures.heapBytes);
    }
  }
  const empty = median(taken.empty.milliseconds);
  const waiting = median(taken.waiting.milliseconds);
  report({
    'activation.on': { processes: rounds, loads: 'dist/extension.js, without math' },
    activationExtraMs: waiting - empty,
    activationRatio: waiting / empty,
    activationHeapBytes: median(taken.waiting.heapBytes) - median(taken.empty.heapBytes),
    'start.on': { processes: rounds, loads: 'dist/start.js, at the first use' },
    startExtraMs: median(taken.started.milliseconds) - empty,
    startHeapBytes: median(taken.started.heapBytes) - median(taken.empty.heapBytes),
    'threads.on': { loads: 'dist/check.js and dist/mathJax.js, after the tour’s formulas' },
    checkThreadHeapBytes: (await printed('threadHeap.cjs', 'check')).heapBytes,
    mathJaxThreadHeapBytes: (await printed('threadHeap.cjs', 'mathJax')).heapBytes,
  });
}

/** What a program of test/bench/runs prints as JSON. @param {string} program @param {string} kind */
async function printed(program, kind) {
  const args = ['--expose-gc', inRoot('test/bench/runs', program), kind, inRoot()];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? NaN) + (sorted[sorted.length - 1 - middle] ?? NaN)) / 2;
}
