// Builds every target into dist/. Flags: --watch, --production.
import { context } from 'esbuild';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { bundles, copies } from './test/tools/build/bundles.mjs';
import { importTypeScript } from './test/tools/build/importTypeScript.mjs';
import { noticesFile, thirdPartyNotices } from './test/tools/build/thirdPartyNotices.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const { buildDataSets } = await importTypeScript('src/datasets/buildDataSets.ts');
const dataSets = await buildDataSets();
await writeFile('dist/datasets.safetensors', await dataSets.file());
for (const [name, from, to] of copies) {
  await cp(`node_modules/${name}/${from}`, `dist/${to}`);
}

const targets = bundles({ production, samples: dataSets });
const contexts = await Promise.all(targets.map((options) => context(options)));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (production) {
    await writeFile(noticesFile, await thirdPartyNotices(results.map(({ metafile }) => metafile)));
  }
}
