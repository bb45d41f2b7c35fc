import * as l10n from '@vscode/l10n';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { checkFile } from './cli/checkFile';
import { formatReports, formats } from './cli/formats';
import { findNotes } from './cli/findNotes';
import { inspectFile } from './cli/inspectFile';
import { formatSummaries, summarise } from './cli/summary';
import { UsageError } from './cli/usageError';

const usage = `diffusion-playground check [--format ${formats.join('|')}] [--lang en|zh-cn|zh-tw] NOTE…
diffusion-playground inspect [--json|--summary] NOTE…

NOTE is a Markdown file, a LaTeX file (.tex), a notebook (.ipynb), a folder of them, or - for standard input.
check ends with status 1 when a formula is wrong, 0 when none is, 2 when it could not run.`;

const languages = ['en', 'zh-cn', 'zh-tw'] as const;

/** Runs the program and returns its exit status. */
function run(args: readonly string[], write: (text: string) => void): number {
  const { values, positionals } = readArguments(args);
  const [command, ...named] = positionals;
  if (values.help || command === 'help') {
    write(usage);
    return 0;
  }
  setLanguage(oneOf('--lang', languages, values.lang));
  if (named.length === 0 && (command === 'check' || command === 'inspect'))
    throw new UsageError(`Name at least one note to ${command}.`);
  const files = named.flatMap(findNotes);
  switch (command) {
    case 'check': {
      const format = oneOf('--format', formats, values.format);
      const reports = files.flatMap((file) => checkFile(file, read(file)));
      const text = formatReports(reports, format, version());
      if (text !== '') write(text);
      return reports.length > 0 ? 1 : 0;
    }
    case 'inspect': {
      if (values.summary) {
        write(formatSummaries(files.map((file) => summarise(file, read(file)))));
        return 0;
      }
      const inspected = files.map((file) => inspectFile(file, read(file)));
      write(JSON.stringify(inspected.length === 1 ? inspected[0] : inspected, null, 2));
      return 0;
    }
    case undefined:
      throw new UsageError('Say what to do: check or inspect.');
    default:
      throw new UsageError(`There is no command “${command}”.`);
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'human' },
        lang: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
        summary: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<Value extends string>(option: string, known: readonly Value[], value: string): Value {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new UsageError(`${option} takes ${known.join(', ')}, not “${value}”.`);
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${file} could not be read (${reason}).`);
  }
}

/** The package that this program is part of. */
const root = path.join(__dirname, '..');

function setLanguage(language: (typeof languages)[number]): void {
  if (language === 'en') return;
  l10n.config({ contents: readFileSync(path.join(root, 'l10n', `bundle.l10n.${language}.json`), 'utf8') });
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}

try {
  process.exitCode = run(process.argv.slice(2), (text) => void process.stdout.write(`${text}\n`));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}\n`);
  process.exitCode = 2;
}
