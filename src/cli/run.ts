import * as l10n from '@vscode/l10n';
import type { Severity } from '../notes/check/finding';
import { readRequest, type NoteRequest, type Request } from './arguments';
import { readConfig } from './configFile';
import type { Checked } from './formats/checked';
import { FileError } from './fileError';
import { listFigures } from './figures';
import { findIn } from './findIn';
import { findNotes } from './findNotes';
import { fixFile } from './fixFile';
import { formatChecked } from './formats/formats';
import { fixSummary } from './formats/humanFormat';
import { ignoring } from './ignore';
import { inspectFile } from './inspectFile';
import { languages, setLanguage, type Language } from './language';
import type { FailLevel } from './levels';
import { printableJson } from './formats/printable';
import { readText, type FileText } from './readText';
import { renderNote } from './renderNote';
import { reportsOf, type Report } from './formats/report';
import { formatSummaries, summarise } from './summary';
import { usage } from './usage';

/** What the program says and how it ends. */
export interface Outcome {
  /** For standard output. */
  readonly output: string;
  /** For standard error, one a line. */
  readonly sentences: readonly string[];
  readonly status: 0 | 1 | 2;
}

/** The package that the program is part of. */
export interface Package {
  readonly root: string;
  readonly version: string;
}

/**
 * Does what the arguments ask for.
 * @throws {UsageError}
 */
export async function run(args: readonly string[], { root, version }: Package): Promise<Outcome> {
  let language: Language = 'en';
  const choose = (chosen: Language) => setLanguage((language = chosen), root);
  const request = readRequest(args, choose, readConfig);
  switch (request.command) {
    case 'help':
      return { output: usage(), sentences: [], status: 0 };
    case 'version':
      return { output: version, sentences: [], status: 0 };
    case 'figures':
      return { output: printableJson(listFigures()), sentences: [], status: 0 };
    case 'check':
      return check(request, version, languages[language]);
    case 'inspect':
      return inspect(request);
    case 'render':
      return render(request, root, language);
  }
}

async function check(
  { format, failOn, rules, fix, ...request }: Extract<Request, { command: 'check' }>,
  version: string,
  language: string,
): Promise<Outcome> {
  const reports: Report[] = [];
  const problems: FileError[] = [];
  const fixed = { fixes: 0, notes: 0 };
  const options = { rules };
  const found = await eachNote(request, async (file, read) => {
    let { text } = read;
    if (fix) {
      try {
        const { text: mended, applied } = await fixFile(file, read, options);
        text = mended;
        fixed.fixes += applied;
        fixed.notes += applied > 0 ? 1 : 0;
      } catch (error) {
        if (!(error instanceof FileError)) {
          throw error;
        }
        problems.push(error);
      }
    }
    reports.push(...reportsOf(file, text, findIn(file, text, options)));
  });
  problems.push(...found.problems);
  const status = problems.length > 0 ? 2 : reports.some(({ severity }) => fails(severity, failOn)) ? 1 : 0;
  const checked: Checked = {
    reports,
    problems,
    notes: found.count,
    rules,
    status,
    version,
    language,
    ...(fix ? { fixed } : {}),
  };
  return {
    output: formatChecked(checked, format),
    sentences: [
      ...problems.map(({ message }) => message),
      ...found.remarks,
      ...(format === 'human' ? [] : fixSummary(checked.fixed)),
    ],
    status,
  };
}

/** The severities, the worst first. */
const severities: readonly Severity[] = ['error', 'warning', 'information'];

const fails = (severity: Severity, failOn: FailLevel): boolean =>
  failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);

async function inspect({ summary, ...request }: Extract<Request, { command: 'inspect' }>): Promise<Outcome> {
  const summaries: ReturnType<typeof summarise>[] = [];
  const inspected: ReturnType<typeof inspectFile>[] = [];
  const { problems, remarks, count, isSeveral } = await eachNote(request, (file, { text }) => {
    if (summary) {
      summaries.push(summarise(file, text));
    } else {
      inspected.push(inspectFile(file, text));
    }
  });
  const output = () =>
    summary ? formatSummaries(summaries) : printableJson(isSeveral ? inspected : inspected[0]);
  return {
    output: count === 0 ? '' : output(),
    sentences: [...problems.map(({ message }) => message), ...remarks],
    status: problems.length > 0 ? 2 : 0,
  };
}

async function render(
  { note, out }: Extract<Request, { command: 'render' }>,
  root: string,
  language: Language,
): Promise<Outcome> {
  try {
    return { output: '', sentences: await renderNote(note, out, { root, language }), status: 0 };
  } catch (error) {
    if (!(error instanceof FileError)) {
      throw error;
    }
    return { output: '', sentences: [error.message], status: 2 };
  }
}

/** Reads and handles the notes that are named one by one: what is wrong with one does not touch the others. */
async function eachNote(
  { named, ignore }: NoteRequest,
  handle: (file: string, read: FileText) => void | Promise<void>,
) {
  const found = findNotes(named, ignoring(ignore));
  const problems = [...found.problems];
  let count = 0;
  for (const file of found.notes) {
    try {
      await handle(file, await readText(file));
      count++;
    } catch (error) {
      problems.push(
        error instanceof FileError
          ? error
          : new FileError(file, l10n.t('{0} could not be checked: {1}', file, String(error))),
      );
    }
  }
  return { problems, remarks: found.remarks, count, isSeveral: found.notes.length > 1 };
}
