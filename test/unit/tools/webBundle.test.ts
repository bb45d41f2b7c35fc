import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { bundles } from '../../tools/build/bundles.mjs';

const samples = { digitsSample: () => [], iconsSample: () => [] };

it.each(['dist/web/extension.js', 'dist/check.js', 'dist/mathJax.js', 'dist/liveNote.js'])(
  '%s, which runs in browsers too, asks for modules of Node’s only where it knows that Node is there',
  async (outfile) => {
    const options = bundles({ production: false, samples }).find((each) => each.outfile === outfile);
    const { metafile } = await build({ ...options, write: false, logLevel: 'silent', sourcemap: false });
    const asked = Object.values(metafile!.outputs).flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path, kind }) => `${kind} ${path}`),
    );
    const eager = new Set(asked.filter((each) => !each.startsWith('dynamic-import node:')));
    expect([...eager]).toEqual(outfile.startsWith('dist/web') ? ['require-call vscode'] : []);
  },
  120_000,
);
