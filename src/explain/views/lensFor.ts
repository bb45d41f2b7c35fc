import * as l10n from '@vscode/l10n';
import type { ScheduleConfig } from '../../diffusion/schedule';
import type { Finding } from '../../notes/check/finding';
import { isRunnable, type RunnableFormulaId } from '../../notes/formulas/formulaIds';
import { formulaName } from '../../notes/formulas/formulaNames';
import type { FormulaOccurrence, Note } from '../../notes/note';
import type { PlaygroundPatch } from '../../protocol/playgroundState';
import { formulaView } from './formulaView';
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
  return note.formulas.map(({ id, start, end }) =>
    isRunnable(id)
      ? lensFor(
          { id, start, isWrong: isFoundWrong({ start, end }, findings) },
          scheduleNear(note.parametersNear(start), schedule),
          schedule,
        )
      : { kind: 'explain', start, title: l10n.t('Explain: {0}', formulaName(id)) },
  );
}

/** A formula that a view shows. */
interface Runnable {
  readonly id: RunnableFormulaId;
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
  const patch = patchNear(formulaView(formula.id), near);
  const title = formulaTitle(formula.id);
  const numbers = [
    ...(patch.t === undefined ? [] : [`t=${patch.t}`]),
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

/** What the view of a formula shows, in a few words. */
export function formulaTitle(id: RunnableFormulaId): string {
  switch (id) {
    case 'forward-kernel':
    case 'forward-sample':
      return l10n.t('forward step by step');
    case 'closed-form-kernel':
    case 'closed-form-sample':
      return l10n.t('closed-form forward');
    case 'posterior-mean':
      return l10n.t('posterior mean');
    case 'posterior-variance':
      return l10n.t('posterior variance');
    case 'posterior-kernel':
      return l10n.t('posterior');
    case 'sampling-step':
      return l10n.t('DDPM sampling');
    case 'simple-loss':
      return l10n.t('training on L_simple');
    case 'alpha-definition':
      return l10n.t('schedule of α_t');
    case 'alpha-bar-definition':
      return l10n.t('schedule of ᾱ_t');
  }
}
