// npm run bench -- --json bench.json: what a user waits for and downloads, as numbers.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { askDriver } from './hostTests.mjs';
import { importTypeScript } from './importTypeScript.mjs';
import { packExtension } from './package.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

// Before anything else works, so that the reader is measured alone.
const { measureNotes } = await importTypeScript('test/bench/notes.ts');
const notes = measureNotes();
const vsixBytes = await packExtension();
const answer = await askDriver('bench');
if (!('hoverP95Ms' in answer)) throw new Error(answer.tests[0].error);
const result = { vsixBytes, ...notes, ...answer };
for (const [key, value] of Object.entries(result)) {
  console.log(`${key.padEnd(14)} ${Number.isInteger(value) ? value : value.toFixed(1)}`);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
