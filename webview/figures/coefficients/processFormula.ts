import * as l10n from '@vscode/l10n';
import type { ProcessKind } from '../../../src/diffusion/linearProcess';
import { formula, root, symbols, term } from '../kit/math/mathMarkup';

/** The step of a process, in symbols. */
export function processFormula(kind: ProcessKind): HTMLElement {
  const scaled = kind === 'kept' || kind === 'unshrunk';
  const shrink = kind === 'unshrunk' ? [] : [term('data', root('1 − ', symbols.beta())), ' '];
  const noise =
    kind === 'noiseless'
      ? []
      : [
          ' + ',
          ...(scaled ? [term('noise', root(symbols.beta())), ' '] : []),
          term('noise', symbols.epsilonT()),
        ];
  const spoken: Readonly<Record<ProcessKind, () => string>> = {
    kept: () => l10n.t('x_t is √(1−β_t) times x_{t−1} plus √β_t times ε_t'),
    unshrunk: () => l10n.t('x_t is x_{t−1} plus √β_t times ε_t'),
    unscaled: () => l10n.t('x_t is √(1−β_t) times x_{t−1} plus ε_t'),
    noiseless: () => l10n.t('x_t is √(1−β_t) times x_{t−1}'),
  };
  return formula(spoken[kind](), term('state', symbols.xt()), ' = ', ...shrink, symbols.xtMinus1(), ...noise);
}
