// npm test: everything that CI checks, one part after the other, whatever fails. `node test/tools/test.mjs PART …`
// runs some parts and what they need. The last line is `N passed, N failed, N skipped`.
import { pathToFileURL } from 'node:url';
import { MissingTool } from './install/missingTool.mjs';
import { parts } from './parts.mjs';
import { failure, nothing, sum, withoutHiddenSkips } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./parts.mjs').Part} Part */

const inCi = process.env.CI === 'true';

/** A missing tool is a named skip on a developer's machine, and a failure in CI: there it would hide what it tests. @param {string} message @returns {Tally} */
const withoutTool = (message) => (inCi ? failure(message) : { ...nothing(), skipped: 1, notes: [message] });

/** @param {Part} part @returns {Promise<Tally>} */
async function tallyOf(part) {
  try {
    const tally = await part.run();
    return inCi ? withoutHiddenSkips(tally) : tally;
  } catch (error) {
    if (error instanceof MissingTool) return withoutTool(error.message);
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
  if (names.length === 0) return parts;
  const wanted = new Set(names);
  for (const part of [...parts].reverse()) {
    if (wanted.has(part.id)) part.needs.forEach((id) => wanted.add(id));
  }
  return parts.filter((part) => wanted.has(part.id));
}

/** @param {readonly Part[]} chosen */
async function runParts(chosen) {
  let total = nothing();
  /** @type {Set<string>} */
  const broken = new Set();
  for (const part of chosen) {
    const cause = part.needs.find((id) => broken.has(id));
    if (cause) {
      broken.add(part.id);
      total = sum(total, failure(`${part.id}: not run, because ${cause} failed`));
      console.log(`✗ ${part.title}: not run, because ${cause} failed`);
      continue;
    }
    console.log(`… ${part.title}`);
    const started = Date.now();
    const tally = await tallyOf(part);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const mark = tally.failed > 0 ? '✗' : '✓';
    for (const note of tally.notes) console.log(note.trimEnd());
    console.log(
      `${mark} ${part.title}: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped (${seconds} s)`,
    );
    if (tally.failed > 0) broken.add(part.id);
    total = sum(total, tally);
  }
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const total = await runParts(choose(process.argv.slice(2)));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
}
