import type { FormulaOccurrence, Note } from '../note';
import type { Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';
import type { Finding, RuleId, Severity } from './finding';
import { defaultSeverities } from './finding';
import { ignoredAt } from './ignored';
import { NoteCheck } from './noteCheck';
import { findStatementSlips } from './statements';

export interface CheckOptions {
  /** Severity by rule; `off` leaves a rule out. */
  readonly rules?: Partial<Record<RuleId, Severity | 'off'>>;
}

/** Finds the formulas of a note that are wrong, in order, at most one finding for each. */
export function checkNote(note: Note, { rules = {} }: CheckOptions = {}): readonly Finding[] {
  const severityOf = (rule: RuleId) => rules[rule] ?? defaultSeverities[rule];
  const isIgnored = ignoredAt(note);
  return [...new NoteCheck(note).findings(), ...findStatementSlips(note)]
    .filter(({ start }) => !isIgnored(start))
    .flatMap((finding) => {
      const severity = severityOf(finding.rule);
      return severity === 'off' ? [] : [{ ...finding, severity }];
    })
    .sort((a, b) => a.start - b.start);
}

/** What the checker can say about one recognised formula, which is told by where it starts. */
export const judgeFormula = (note: Note, id: FormulaOccurrence['id'], start: number): Verdict =>
  new NoteCheck(note).verdictOf(id, start);

/** The convention that one recognised formula follows: that in which it is right, else the one for its correction. */
export const conventionOf = (note: Note, id: FormulaOccurrence['id'], start: number): Convention =>
  new NoteCheck(note).conventionOf(id, start);

/** What the checker can say about each recognised formula of a note, in order. */
export function judgeFormulas(note: Note): readonly (FormulaOccurrence & { readonly verdict: Verdict })[] {
  const verdicts = new NoteCheck(note).verdicts();
  const findings = checkNote(note);
  const isFound = ({ start, end }: FormulaOccurrence) =>
    findings.some((each) => each.start < end && each.end > start);
  return note.formulas.map((formula) => {
    const verdict = verdicts.get(`${formula.id} ${formula.start}`) ?? 'unknown';
    // What is not reported is not known to be wrong.
    return { ...formula, verdict: verdict === 'wrong' && !isFound(formula) ? 'unknown' : verdict };
  });
}
