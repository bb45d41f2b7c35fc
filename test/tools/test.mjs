// npm test: everything that CI checks, two parts at a time, whatever fails. `node test/tools/test.mjs PART …` runs some
// parts and what they need. The last line is `N passed, N failed, N skipped`.
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { MissingTool } from './install/missingTool.mjs';
import { runInLanes } from './lanes.mjs';
import { parts } from './parts.mjs';
import { failure, nothing, sum, withoutHiddenSkips } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./parts.mjs').Part} Part */

const inCi = process.env.CI === 'true';

/** A missing tool is a named skip on a developer's machine, and a failure in CI: there it would hide what it tests. @param {string} message @returns {Tally} */
const withoutTool = (message) => (inCi ? failure(message) : { ...nothing(), skipped: 1, notes: [message] });

/** What is missing for a part, by the part's id: who needs that part lacks the same. @type {Map<string, string>} */
const lacking = new Map();

/** @param {Part} part @returns {Promise<Tally>} */
async function tallyOf(part) {
  const lack = part.needs.map((id) => lacking.get(id)).find((message) => message !== undefined);
  try {
    if (lack !== undefined) {
      throw new MissingTool(lack);
    }
    const tally = await part.run();
    return inCi ? withoutHiddenSkips(tally) : tally;
  } catch (error) {
    if (error instanceof MissingTool) {
      lacking.set(part.id, error.message);
      return withoutTool(error.message);
    }
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The named parts and all that they need, in order. @param {readonly string[]} names */
function choose(names) {
  const unknown = names.filter((name) => !parts.some((part) => part.id === name));
  if (unknown.length > 0) {
    throw new Error(
      `Unknown part: ${unknown.join(', ')}. Parts: ${parts.map((part) => part.id).join(', ')}.`,
    );
  }
  if (names.length === 0) {
    return parts;
  }
  const wanted = new Set(names);
  for (const part of [...parts].reverse()) {
    if (wanted.has(part.id)) {
      part.needs.forEach((id) => wanted.add(id));
    }
  }
  return parts.filter((part) => wanted.has(part.id));
}

/** @param {readonly Part[]} chosen */
async function runParts(chosen) {
  let total = nothing();
  /** @type {Set<string>} */
  const broken = new Set();
  const cores = availableParallelism();
  const lanes = Math.min(2, cores);
  // Each lane has its share of the cores; `npm run test:unit` alone has them all.
  process.env.VITEST_MAX_WORKERS ??= String(Math.ceil(cores / lanes));
  await runInLanes(chosen, lanes, async (part) => {
    const cause = part.needs.find((id) => broken.has(id));
    console.log(`… ${part.title}`);
    const started = Date.now();
    const tally = cause ? failure(`not run, because ${cause} failed`) : await tallyOf(part);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const mark = tally.failed > 0 ? '✗' : '✓';
    for (const note of tally.notes) {
      console.log(note.trimEnd());
    }
    console.log(
      `${mark} ${part.title}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped (${seconds} s)`,
    );
    if (tally.failed > 0) {
      broken.add(part.id);
    }
    total = sum(total, tally);
  });
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const total = await runParts(choose(process.argv.slice(2)));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}
