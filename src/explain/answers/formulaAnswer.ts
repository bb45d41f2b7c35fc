import { formulaOf } from '../../notes/catalogue';
import { judgeFormula } from '../../notes/check/checkNote';
import type { Finding } from '../../notes/check/finding';
import { mayHoldMath } from '../../notes/mayHoldMath';
import type { Note } from '../../notes/note';
import { citationText } from '../markdown/citation';
import { findingAnswers, type FindingAnswer } from './findingAnswers';

/** What is known of a formula. */
export interface FormulaAnswer {
  /** The formulas of the catalogue that it holds. `unknown`: neither shown right nor wrong. */
  readonly formulas: readonly {
    readonly name: string;
    readonly source: string;
    readonly verdict: 'right' | 'wrong' | 'unknown';
  }[];
  readonly findings: readonly FindingAnswer[];
}

/** A note that holds a formula and nothing else, with delimiters around what has none. */
export const noteOfFormula = (tex: string): string => (mayHoldMath(tex) ? tex : `$$\n${tex}\n$$`);

/** What is known of the formulas of a note, which was checked. */
export function formulaAnswer(note: Note, findings: readonly Finding[]): FormulaAnswer {
  return {
    formulas: note.formulas.map(({ id, start, end }) => {
      const { name, source } = formulaOf(id);
      const isFound = findings.some((each) => each.start < end && each.end > start);
      const judged = judgeFormula(note, id, start);
      return {
        name: name(),
        source: citationText(source),
        verdict: isFound ? 'wrong' : judged === 'right' ? 'right' : 'unknown',
      };
    }),
    findings: findingAnswers(note.text, findings),
  };
}
