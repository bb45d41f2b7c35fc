import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { commandLine } from '../../tools/build/commandLine.mjs';

/** The program as `npm run build` makes it, in a folder of its own with what it reads beside it. */
export interface Program {
  readonly file: string;
  /** Where it runs. */
  readonly folder: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => Buffer;
  readonly run: (...args: string[]) => Ended;
  /** As a user whom modes bind, root or not: the folder belongs to that user. */
  readonly runUnprivileged: (...args: string[]) => Ended;
  readonly runWith: (input: string | Uint8Array, ...args: string[]) => Ended;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The user called nobody. */
const nobody = { uid: 65534, gid: 65534 };

/** Builds the program before the tests of a file, and removes it with all notes after them. */
export function buildProgram(): Program {
  const folder = mkdtempSync(path.join(tmpdir(), 'diffusion-cli-'));
  const file = path.join(folder, '.program', 'dist', 'cli.js');
  beforeAll(async () => {
    mkdirSync(path.dirname(file), { recursive: true });
    for (const name of ['package.json', 'l10n']) {
      cpSync(name, path.join(folder, '.program', name), { recursive: true });
    }
    await build({ ...commandLine(), outfile: file, logLevel: 'error' });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (args: readonly string[], input: string | Uint8Array = '', user = {}): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      cwd: folder,
      encoding: 'utf8',
      input,
      ...user,
    });
    return { status, stdout, stderr };
  };
  return {
    file,
    folder,
    write: (name, content) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    },
    read: (name) => readFileSync(path.join(folder, name)),
    run: (...args) => start(args),
    runUnprivileged: (...args) => {
      if (process.getuid?.() !== 0) {
        return start(args);
      }
      spawnSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder]);
      return start(args, '', nobody);
    },
    runWith: (input, ...args) => start(args, input),
  };
}
