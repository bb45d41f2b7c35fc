import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { readSavedRun, type SavedRun } from '../../webview/playground/run/savedRun';

const storage = (): string =>
  path.join(
    path.dirname(inject('settingsFile')),
    'globalStorage',
    'diffusion-playground.diffusion-playground',
  );

/** The saved run, as the extension keeps it in its global storage; undefined while there is none. */
export function savedRun(): SavedRun | undefined {
  const file = path.join(storage(), 'run.safetensors');
  return existsSync(file) ? readSavedRun(new Uint8Array(readFileSync(file))) : undefined;
}

/** Makes the next window start as on the first day. */
export function forgetRuns(): void {
  rmSync(storage(), { recursive: true, force: true });
}
