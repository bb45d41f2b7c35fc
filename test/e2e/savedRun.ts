import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { readSavedRun, type SavedRun } from '../../webview/playground/run/savedRun';

const storage = (): string =>
  path.join(
    path.dirname(inject('settingsFile')),
    'globalStorage',
    'diffusion-playground.diffusion-playground',
  );

/** The run that was saved last, as the extension keeps it in its global storage; undefined while there is none. */
export function savedRun(): SavedRun | undefined {
  const names = existsSync(storage()) ? readdirSync(storage()) : [];
  const runs = names
    .filter((name) => /^run(-[\da-f]+)?\.safetensors$/.test(name))
    .map((name) => path.join(storage(), name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return runs[0] === undefined ? undefined : readSavedRun(new Uint8Array(readFileSync(runs[0])));
}

/** Makes the next window start as on the first day. */
export function forgetRuns(): void {
  rmSync(storage(), { recursive: true, force: true });
}
