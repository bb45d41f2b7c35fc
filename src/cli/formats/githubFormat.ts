import path from 'node:path';
import type { Severity } from '../../notes/check/finding';
import type { Checked } from './checked';
import type { FileError } from '../fileError';
import { printable } from './printable';
import type { Report } from './report';

/** Workflow commands, which the service shows beside the lines. */
export const formatForGitHub = ({ reports, problems }: Checked): string =>
  [...reports.map(finding), ...problems.map(problem)].join('\n');

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

const finding = ({ file, line, column, endLine, endColumn, rule, severity, message }: Report): string =>
  command(commands[severity], message, {
    ...fileOf(file),
    line,
    col: column,
    endLine,
    endColumn,
    title: rule,
  });

const problem = ({ file, message }: FileError): string => command('error', message, fileOf(file));

/** Standard input is no file that the service could show. */
const fileOf = (file: string): { readonly file?: string } =>
  file === '-' ? {} : { file: path.normalize(file).replaceAll(path.sep, '/') };

function command(
  name: string,
  message: string,
  properties: Readonly<Record<string, string | number>>,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${data(message)}`;
}

/** The runner undoes these escapes; what it would leave to the log's reader is written visibly. */
const data = (text: string): string =>
  printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
