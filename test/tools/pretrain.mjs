// npm run pretrain -- --config FILE --out DIR [--resume] [--threads N]: trains a network in Node, as the playground
// would, on ONNX Runtime's native library. Stop it at any time; --resume continues exactly where it was.
import { parseArgs } from 'node:util';
import { ensurePackages } from './install/ensurePackages.mjs';
import { importTypeScript } from './build/importTypeScript.mjs';

const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    out: { type: 'string' },
    resume: { type: 'boolean', default: false },
    threads: { type: 'string', default: '0' },
  },
});
if (!values.config || !values.out) {
  console.error('Say what to train and where to: npm run pretrain -- --config FILE --out DIR [--resume]');
  process.exit(2);
}
await ensurePackages();
/** @type {typeof import('./pretrain/pretrain')} */
const { pretrain } = await importTypeScript('test/tools/pretrain/pretrain.ts');
const { config, out, resume, threads } = values;
try {
  await pretrain({ configFile: config, folder: out, resume, threads: Number(threads), samples: 64 });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
