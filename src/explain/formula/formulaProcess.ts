import * as l10n from '@vscode/l10n';
import { formulaOf, type FormulaId } from '../../notes/catalogue';
import type { FormulaOccurrence, Note, SymbolId } from '../../notes/note';

const scheduled: ReadonlySet<SymbolId> = new Set<SymbolId>([
  'beta_t',
  'alpha_t',
  'alphaBar_t',
  'betaTilde_t',
]);

/** Whether the quantities of a formula have the values that the schedule gives them. */
export function followsSchedule(
  note: Note,
  { id, start, end, span }: Pick<FormulaOccurrence, 'start' | 'end' | 'span'> & { readonly id?: FormulaId },
): boolean {
  return (
    !isOfOtherProcess(id) &&
    note.symbolsIn(span).some((each) => each.start >= start && each.end <= end && scheduled.has(each.id))
  );
}

/** Whether a formula is of another process than the one that the schedule belongs to. */
export const isOfOtherProcess = (id: FormulaId | undefined): boolean =>
  id !== undefined && formulaOf(id).isOfOtherProcess === true;

const states: ReadonlySet<SymbolId> = new Set<SymbolId>(['x_0', 'x_t', 'x_{t-1}', 'x_T', 'z']);

/** A letter whose glossary entry speaks of DDPM's data, and which another process uses for its own. */
export const isState = (id: SymbolId): boolean => states.has(id);

/** What such a letter means there. */
export const ownState = (): string => l10n.t('state of the process that this formula describes');
