import { build } from 'esbuild';
import { builtinModules } from 'node:module';
import vm from 'node:vm';
import { expect, it } from 'vitest';

it('MathJax bundles for the web-worker extension host and draws without Node’s globals', async () => {
  const result = await build({
    entryPoints: ['src/threads/mathJax/mathJax.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'cjs',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
  });
  const inputs = Object.keys(result.metafile.inputs);
  expect(inputs.filter((path) => path.includes('speech-rule-engine'))).toEqual([]);
  expect(inputs.filter((path) => builtinModules.includes(path))).toEqual([]);

  const module = { exports: {} as { texToSvg?: (tex: string, color: string) => { svg: string } } };
  const code = result.outputFiles[0]?.text ?? '';
  vm.runInNewContext(code, { module, exports: module.exports });
  expect(module.exports.texToSvg?.('x^2', '#000').svg).toContain('<path');
});
