// Compares what two builds of the command line read in notes (`inspect --json`) and find in them (`check`), item by item:
// node test/tools/compareReadings.mjs BEFORE/dist/cli.js AFTER/dist/cli.js NOTE_OR_FOLDER…
// Exit status 1 when they differ. test/notes/publicNotes.tsv names public notes (repository, commit, path) to try it on.
import { run } from './run.mjs';

const [before, after, ...notes] = process.argv.slice(2);
if (!before || !after || notes.length === 0) {
  console.error('Usage: node test/tools/compareReadings.mjs BEFORE.js AFTER.js NOTE_OR_FOLDER…');
  process.exit(2);
}

/** Every span, symbol, formula and finding as a line of text, with how often it stands there. @param {string} cli */
async function itemsOf(cli) {
  /** @type {Map<string, number>} */
  const items = new Map();
  for (const args of [
    ['inspect', '--json'],
    ['check', '--format', 'json', '--fail-on', 'never'],
  ]) {
    const { code, output } = await run(process.execPath, [cli, ...args, ...notes]);
    if (code !== 0) {
      throw new Error(`${cli} ${args.join(' ')} ended with ${code}: ${output.slice(0, 2000)}`);
    }
    for (const { file, ...rest } of JSON.parse(output)) {
      const lists = Object.entries('spans' in rest ? rest : { findings: [rest] });
      for (const [kind, list] of lists) {
        for (const item of [list].flat()) {
          const line = `${file} ${kind} ${JSON.stringify(item)}`;
          items.set(line, (items.get(line) ?? 0) + 1);
        }
      }
    }
  }
  return items;
}

const [was, is] = [await itemsOf(before), await itemsOf(after)];
const gone = [...was].filter(([line, count]) => (is.get(line) ?? 0) < count).map(([line]) => `- ${line}`);
const added = [...is].filter(([line, count]) => (was.get(line) ?? 0) < count).map(([line]) => `+ ${line}`);
for (const line of [...gone, ...added].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1))) {
  console.log(line);
}
console.log(`${was.size} items before, ${is.size} after; ${gone.length} gone, ${added.length} added.`);
process.exitCode = gone.length + added.length > 0 ? 1 : 0;
