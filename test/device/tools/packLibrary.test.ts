import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packLibrary } from '../../tools/packLibrary.mjs';
import { withoutNpm } from '../../tools/run.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'diffusion-library-'));
const inFolder = (...parts: string[]) => path.join(folder, ...parts);
let tarball = '';

/** Runs a program in the folder of a user of the package, and tells what it printed. */
function run(command: string, ...args: string[]): string {
  const env = { ...process.env, ...withoutNpm(), NODE_OPTIONS: undefined };
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', env });
}

beforeAll(async () => {
  tarball = await packLibrary();
  writeFileSync(inFolder('package.json'), '{ "type": "module", "private": true }');
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('is small, and holds neither sources nor tests', () => {
    // The command, the library and all translations, packed.
    expect(statSync(tarball).size).toBeLessThan(550_000);
    const files = run('tar', 'tzf', tarball).trim().split('\n');
    expect(files.length).toBeLessThan(100);
    expect(files.filter((file) => /\/(src|test|webview|media)\//.test(file))).toEqual([]);
  });

  it('is a library', () => {
    writeFileSync(
      inFolder('use.js'),
      `import { closedForm, createSchedule, createScheduler } from 'diffusion-playground';
      const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
      const scheduler = createScheduler({ _class_name: 'DDIMScheduler' });
      scheduler.setTimesteps(4);
      console.log(JSON.stringify([closedForm(schedule, 1).signal ** 2, scheduler.timesteps]));`,
    );
    const [signal, timesteps] = JSON.parse(run(process.execPath, 'use.js')) as [number, number[]];
    expect(signal).toBeCloseTo(1 - 1e-4, 6);
    expect(timesteps).toEqual([750, 500, 250, 0]);
  });

  it('is a command, in each language', () => {
    writeFileSync(inFolder('note.md'), String.raw`$$\bar\alpha_t = \prod_{i=1}^{T} \alpha_i$$`);
    const program = inFolder('node_modules/.bin/diffusion-playground');
    expect(run(program, '--version').trim()).toBe(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    );
    const check = (language: string) =>
      run(program, 'check', '--fail-on', 'never', '--lang', language, 'note.md');
    expect(check('en')).toContain('note.md:1');
    expect(check('zh-cn')).not.toBe(check('en'));
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('has types for the resolution “%s”', (moduleResolution, module) => {
    writeFileSync(
      inFolder('use.ts'),
      `import { createScheduler, type FullSchedulerConfig, type Scheduler } from 'diffusion-playground';
      const scheduler: Scheduler = createScheduler({ _class_name: 'TCDScheduler' });
      const next: Float32Array = scheduler.step(new Float32Array(4), 999, new Float32Array(4)).prevSample;
      export const eta: FullSchedulerConfig['eta'] = next.length;
      // @ts-expect-error: a number is no array.
      scheduler.step(1, 999, new Float32Array(4));
      // @ts-expect-error: only what is known has a type.
      export const none: FullSchedulerConfig['eta'] = 'none';`,
    );
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022'];
    const types = ['--module', module, '--moduleResolution', moduleResolution];
    expect(run(process.execPath, tsc, ...options, ...types, 'use.ts')).toBe('');
  });
});
