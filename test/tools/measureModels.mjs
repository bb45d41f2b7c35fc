// npm run measure -- [--samples N] [--bound N] [--write] [MODEL…]: what the shipped models of digits are worth.
import { parseArgs } from 'node:util';
import { importTypeScript } from './build/importTypeScript.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string', default: '1000' },
    bound: { type: 'string', default: '32' },
    write: { type: 'boolean', default: false },
  },
});
const { measureModels } = await importTypeScript('test/tools/models/measureModels.ts');
const measures = await measureModels({
  models:
    positionals.length > 0
      ? positionals
      : ['digits16-cond-small', 'digits16-small', 'digits16-tiny', 'icons16-small'],
  samples: Number(values.samples),
  boundImages: Number(values.bound),
  write: values.write,
  log: console.log,
});
console.log(JSON.stringify(measures, null, 2));
