// npm run bench -- [--json bench.json] [--only GROUP[,GROUP…]] [--rounds N, of the group cpu]: what users wait for and download, and what the
// engines ask of a machine, as numbers. BENCHMARKS.md explains each. What a group measured is kept when a later one
// fails or is stopped; with --only, the file's other figures stay.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureActivation } from './bench/activation.mjs';
import { measureCpu } from './bench/cpu.mjs';
import { measureFigures } from './bench/figures.mjs';
import { unmeasured } from './bench/owedKeys.mjs';
import { measureSoftware } from './bench/software.mjs';
import { measureTrain } from './bench/train.mjs';
import { measureWindowDelay } from './bench/windowDelay.mjs';
import { askDriver } from './codeServer/hostTests.mjs';
import { importTypeScript } from './build/importTypeScript.mjs';
import { packExtension } from './package.mjs';

/** @typedef {(figures: Readonly<Record<string, unknown>>) => void} Report */

/** In this order: the note reader is measured before anything else works. @type {Record<string, (report: Report) => Promise<void>>} */
const groups = {
  notes: async (report) => report((await importTypeScript('test/bench/notes.ts')).measureNotes()),
  host: async (report) => {
    const vsixBytes = await packExtension();
    const answer = await askDriver('bench');
    if (!('hoverP95Ms' in answer)) {
      throw new Error(answer.tests[0].error);
    }
    report({ vsixBytes, ...answer });
  },
  activation: measureActivation,
  train: measureTrain,
  models: async (report) => {
    const { measureModels } = await importTypeScript('test/tools/models/measureModels.ts');
    const models = ['digits16-cond-small', 'digits16-small', 'icons16-small'];
    const log = () => undefined;
    report(await measureModels({ models, samples: 1000, boundImages: 32, write: false, log }));
  },
  figures: measureFigures,
  cpu: (report) => measureCpu(report, values.rounds === undefined ? undefined : Number(values.rounds)),
  software: measureSoftware,
  delay: measureWindowDelay,
};

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, rounds: { type: 'string' } },
});
const chosen = values.only?.split(',') ?? Object.keys(groups);
const unknown = chosen.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}; the groups are ${Object.keys(groups).join(', ')}.`);
  process.exit(2);
}

const { json } = values;
/** @type {Record<string, unknown>} */
const figures = values.only && json && existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : {};
/** @type {Set<string>} */
const measuredKeys = new Set();
/** @type {Report} */
const report = (measured) => {
  for (const key of Object.keys(measured)) {
    measuredKeys.add(key);
  }
  for (const [key, value] of Object.entries(measured)) {
    console.log(`  ${key.padEnd(36)} ${shown(value)}`);
  }
  Object.assign(figures, measured);
  if (json) {
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
};
for (const name of chosen) {
  console.log(`\n${name}`);
  try {
    await groups[name]?.(report);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`  could not be measured: ${reason}`);
    report(unmeasured(name, measuredKeys, reason));
    process.exitCode = 1;
  }
}
// A device or a browser that a failed group left open must not keep this process.
process.exit();

/** @param {unknown} value */
function shown(value) {
  if (typeof value !== 'number') {
    return JSON.stringify(value);
  }
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
