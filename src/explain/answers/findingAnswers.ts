import type { Finding } from '../../notes/check/finding';
import { SourceLines } from '../../notes/markdown/sourceLines';

/** A finding of the checker in words. */
export interface FindingAnswer {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly severity: Finding['severity'];
  readonly rule: Finding['rule'];
  readonly message: string;
  /** What stands there. */
  readonly text: string;
  /** The same with the smallest edit after which both sides agree, where one is known. */
  readonly corrected?: string;
}

/** The findings in a text, in order. */
export function findingAnswers(text: string, findings: readonly Finding[]): FindingAnswer[] {
  const lines = new SourceLines(text);
  return findings.map(({ start, end, severity, rule, message, fix }) => {
    const line = lines.lineAt(start);
    const from = Math.min(start, fix?.start ?? start);
    const to = Math.max(end, fix?.end ?? end);
    const corrected = fix && text.slice(from, fix.start) + fix.newText + text.slice(fix.end, to);
    return {
      line: line + 1,
      column: start - lines.start(line) + 1,
      severity,
      rule,
      message,
      text: text.slice(from, to),
      ...(corrected === undefined ? {} : { corrected }),
    };
  });
}
