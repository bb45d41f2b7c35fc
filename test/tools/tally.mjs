import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * What one part of the tests came to.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} notes failures with their reasons, and skips by name
 */

/** @returns {Tally} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, notes: [] });

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  notes: [...a.notes, ...b.notes],
});

/** @param {string} note @returns {Tally} */
export const failure = (note) => ({ passed: 0, failed: 1, skipped: 0, notes: [note] });

/** @returns {Tally} */
export const success = () => ({ passed: 1, failed: 0, skipped: 0, notes: [] });

/** @typedef {{ status: string, ancestorTitles: readonly string[], title: string }} VitestTest */
/** @typedef {{ name: string, assertionResults: readonly VitestTest[] }} VitestFile */

/**
 * A line for each group of skipped tests: its file, its outermost title, which says what is missing, and their number.
 * @param {readonly VitestFile[]} files
 */
function skippedGroups(files) {
  /** @type {Map<string, number>} */
  const groups = new Map();
  for (const { name, assertionResults } of files) {
    for (const { status, ancestorTitles, title } of assertionResults) {
      if (status === 'passed' || status === 'failed') {
        continue;
      }
      const group = `${path.relative(root, name)}: ${ancestorTitles[0] ?? title}`;
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
  }
  return [...groups].map(([group, count]) => `skipped (${count}) ${group}`);
}

/**
 * Counts vitest's JSON report. A run that wrote none, or that failed without a failing test (a file that does not
 * load), counts as one failure.
 * @param {string} file
 * @param {{ code: number, output: string }} ended
 * @returns {Tally}
 */
export function fromVitest(file, { code, output }) {
  if (!existsSync(file)) {
    return failure(`vitest wrote no report:\n${output}`);
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  const counted = { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  const notes = skippedGroups(report.testResults);
  if (code === 0) {
    return { ...counted, notes };
  }
  return { ...counted, failed: Math.max(1, counted.failed), notes: [output, ...notes] };
}

/**
 * @param {readonly { title: string, state: 'passed' | 'failed' | 'skipped', error?: string }[]} tests
 * @returns {Tally}
 */
export function fromHostTests(tests) {
  const count = (/** @type {string} */ state) => tests.filter((test) => test.state === state).length;
  const failures = tests.filter((test) => test.state === 'failed');
  const skips = tests.filter((test) => test.state === 'skipped').map(({ title }) => `skipped ${title}`);
  const tally = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  if (tests.length === 0) {
    return failure('The host suite ran no test.');
  }
  return { ...tally, notes: [...failures.map((test) => `${test.title}\n${test.error ?? ''}`), ...skips] };
}

/** How the titles of tests end that may be skipped everywhere: they need what no machine is asked to have. */
const mayBeMissing = [
  '(../shared/notes)',
  '(an adapter with shader-f16)',
  '(python3-numpy)',
  '(python3-torch)',
];

/**
 * In CI what is skipped has not passed, but for files that are no part of the project, and what few GPUs can.
 * @param {Tally} tally
 * @returns {Tally}
 */
export function withoutHiddenSkips(tally) {
  const hidden = tally.notes.filter(
    (note) => note.startsWith('skipped ') && !mayBeMissing.some((end) => note.endsWith(end)),
  );
  if (hidden.length === 0) {
    return tally;
  }
  return {
    ...tally,
    failed: tally.failed + hidden.length,
    notes: [...tally.notes, 'In CI nothing may be skipped for a missing tool.'],
  };
}
