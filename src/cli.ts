import * as l10n from '@vscode/l10n';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { printable } from './cli/formats/printable';
import { run, type Outcome } from './cli/run';
import { UsageError } from './cli/usageError';

/** The package that this program is part of. */
const root = path.join(__dirname, '..');

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
};

/** Every failure has a sentence and status 2: 1 means that a formula is wrong. */
async function outcome(): Promise<Outcome> {
  try {
    return await run(process.argv.slice(2), { root, version: version() });
  } catch (error) {
    const sentences =
      error instanceof UsageError
        ? [error.message, l10n.t('How it is called: {0}', 'diffusion-playground --help')]
        : String(error instanceof Error ? error.stack : error).split('\n');
    return { output: '', sentences, status: 2 };
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe: that is no failure. */
const stopWhenClosed = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') {
    process.exitCode = 2;
    process.stderr.write(`${printable(error.message)}\n`);
  }
};
process.stdout.on('error', stopWhenClosed);
process.stderr.on('error', () => undefined);

void outcome().then(({ output, sentences, status }) => {
  process.exitCode = status;
  if (output !== '') {
    process.stdout.write(`${output}\n`);
  }
  for (const sentence of sentences) {
    process.stderr.write(`${printable(sentence)}\n`);
  }
});
