import * as l10n from '@vscode/l10n';
import type { ScheduleConfig } from '../../diffusion/schedule';
import type { Finding } from '../../notes/check/finding';
import type { RunnableView } from '../../notes/catalogue/formula';
import { formulaOf } from '../../notes/catalogue';
import { runOf } from '../../notes/catalogue/runOf';
import type { FormulaOccurrence, Note } from '../../notes/note';
import { figurePatch } from '../../protocol/figurePatch';
import type { PlaygroundPatch } from '../../protocol/playgroundState';
import { patchNear } from './playgroundLink';
import { scheduleNear, type ScheduleNear } from '../values/scheduleNear';

/** A CodeLens before it is VS Code's: where it stands in the note, what it says, what it does. */
export type Lens =
  | {
      readonly kind: 'run';
      /** Offset into the note of the formula that it runs. */
      readonly start: number;
      readonly title: string;
      readonly patch: PlaygroundPatch;
    }
  | { readonly kind: 'explain'; readonly start: number; readonly title: string };

/** Whether the checker found a formula wrong. */
export const isFoundWrong = (
  { start, end }: Pick<FormulaOccurrence, 'start' | 'end'>,
  findings: readonly Finding[] | undefined,
): boolean =>
  findings?.some((each) => each.severity !== 'information' && each.start < end && each.end > start) ?? false;

/**
 * One lens for every formula of a note, in the note's order: ▶ where a view shows it, else an explanation.
 * @param findings of the checker, where it has looked already
 */
export function lensesFor(note: Note, schedule: ScheduleConfig, findings?: readonly Finding[]): Lens[] {
  return note.formulas.map((formula) => {
    const { id, start, end } = formula;
    const run = runOf(formula);
    return run
      ? lensFor(
          { run, start, isWrong: isFoundWrong({ start, end }, findings) },
          scheduleNear(note.parametersNear(start), schedule),
          schedule,
        )
      : { kind: 'explain', start, title: l10n.t('Explain: {0}', formulaOf(id).name()) };
  });
}

/** A formula that a view shows. */
interface Runnable {
  readonly run: RunnableView;
  /** Offset into the note. */
  readonly start: number;
  /** The note has it wrong: the view runs the right one. */
  readonly isWrong: boolean;
}

/**
 * The lens that opens the view which shows this formula, with the numbers found near it. Its title names the
 * note's t, and a T that is not the settings'.
 */
export function lensFor(
  formula: Runnable,
  near: ScheduleNear,
  settings: ScheduleConfig,
): Lens & { readonly kind: 'run' } {
  const shown = figurePatch(formula.run.shows);
  const patch = patchNear(shown, near);
  const isNamed = patch.t !== undefined && patch.t === (shown.t ?? near.t);
  const title = formula.run.title();
  const numbers = [
    ...(isNamed ? [`t=${patch.t}`] : []),
    ...(near.config.T !== settings.T ? [`T=${near.config.T}`] : []),
  ];
  return {
    kind: 'run',
    start: formula.start,
    title: [formula.isWrong ? l10n.t('▶ Run the right formula: {0}', title) : l10n.t('▶ Run: {0}', title)]
      .concat(numbers)
      .join(' · '),
    patch,
  };
}
