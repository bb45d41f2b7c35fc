import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { readSavedRun } from '../../webview/playground/savedRun';

/** The loss of every step of the saved run, as the extension keeps it in its global storage. */
export function savedLosses(): number[] {
  const file = path.join(
    path.dirname(inject('settingsFile')),
    'globalStorage',
    'diffusion-playground.diffusion-playground',
    'run.safetensors',
  );
  if (!existsSync(file)) return [];
  const saved = readSavedRun(new Uint8Array(readFileSync(file)));
  return (saved?.losses ?? []).map(({ loss }) => loss);
}
