import type { RunnableFormulaId } from '../../notes/formulas/formulaIds';
import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';

/** The part of the playground's state that shows a formula. */
export function formulaView(id: RunnableFormulaId): PlaygroundPatch & { view: ViewId } {
  switch (id) {
    case 'forward-kernel':
    case 'forward-sample':
      return { view: 'forward', forward: { mode: 'chain' } };
    case 'closed-form-kernel':
    case 'closed-form-sample':
      return { view: 'forward', forward: { mode: 'closed' } };
    case 'posterior-mean':
    case 'posterior-variance':
    case 'posterior-kernel':
      return { view: 'posterior' };
    case 'sampling-step':
      return { view: 'sample', sample: { sampler: 'ddpm' } };
    case 'simple-loss':
      return { view: 'train' };
    case 'alpha-definition':
    case 'alpha-bar-definition':
      return { view: 'schedule' };
  }
}
