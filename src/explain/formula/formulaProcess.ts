import * as l10n from '@vscode/l10n';
import type { FormulaId } from '../../notes/formulas/formulaIds';
import type { FormulaOccurrence, Note, SymbolId } from '../../notes/note';

/** Formulas of processes that DDPM's schedule says nothing about, or of no process at all. */
const others: ReadonlySet<FormulaId> = new Set<FormulaId>([
  ...(['langevin-step', 'reverse-sde-step', 'forward-sde', 'reverse-sde', 'probability-flow-ode'] as const),
  ...(['vp-sde', 've-sde', 'vp-sde-kernel', 'score-matching-loss', 'perturbation-kernel'] as const),
  ...(['flow-path', 'flow-velocity', 'flow-matching-loss', 'flow-ode', 'flow-step'] as const),
  ...(['flow-endpoint', 'flow-kernel', 'signal-sample', 'variance-preserving', 'dpm-solver-step'] as const),
  ...(['edm-denoiser', 'edm-skip', 'edm-out', 'edm-in', 'edm-ode', 'edm-weight', 'edm-sigmas'] as const),
  ...(['edm-noise', 'denoiser-score', 'transition-scale', 'transition-variance'] as const),
  ...(['kl-gaussians', 'kl-definition', 'entropy', 'gaussian-density', 'reparameterisation'] as const),
]);

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
    !(id && others.has(id)) &&
    note.symbolsIn(span).some((each) => each.start >= start && each.end <= end && scheduled.has(each.id))
  );
}

/** Whether a formula is of another process than the one that the schedule belongs to. */
export const isOfOtherProcess = (id: FormulaId | undefined): boolean => id !== undefined && others.has(id);

const states: ReadonlySet<SymbolId> = new Set<SymbolId>(['x_0', 'x_t', 'x_{t-1}', 'x_T', 'z']);

/** A letter whose glossary entry speaks of DDPM's data, and which another process uses for its own. */
export const isState = (id: SymbolId): boolean => states.has(id);

/** What such a letter means there. */
export const ownState = (): string => l10n.t('state of the process that this formula describes');
