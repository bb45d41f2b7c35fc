import type { Finding, Severity } from '../../notes/check/finding';
import type { Located } from '../findIn';
import { lineColumns } from './lineColumn';

/** A finding as the command line tells it. Lines and columns are 1-based; ends are exclusive. */
export interface Report extends Range {
  readonly file: string;
  readonly rule: Finding['rule'];
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: { readonly range: Range; readonly newText: string };
}

export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Tells the findings of a file by its lines and columns. */
export function reportsOf(file: string, content: string, findings: readonly Located[]): Report[] {
  const lineColumnOf = lineColumns(content);
  const range = ({ start, end }: { readonly start: number; readonly end: number }): Range => {
    const [from, to] = [lineColumnOf(start), lineColumnOf(end)];
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  return findings.map((found) => ({
    file,
    ...range(found),
    rule: found.rule,
    severity: found.severity,
    message: found.message,
    ...(found.fix ? { fix: { range: range(found.fix), newText: found.fix.newText } } : {}),
  }));
}
