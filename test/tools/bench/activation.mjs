import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from '../paths.mjs';

const rounds = 10;

/**
 * What an activation costs over that of an extension that does nothing, in processes of their own by turns, and what
 * the first use costs that makes all parts.
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
      const program = inRoot('test/bench/runs/activation.cjs');
      const { stdout } = await promisify(execFile)(process.execPath, [program, kind, inRoot()]);
      /** @type {{ milliseconds: number, heapBytes: number }} */
      const figures = JSON.parse(stdout);
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
  });
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? NaN) + (sorted[sorted.length - 1 - middle] ?? NaN)) / 2;
}
