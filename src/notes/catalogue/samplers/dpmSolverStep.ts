import * as l10n from '@vscode/l10n';
import { readTwoTimes } from '../../formulas/twoTimes';
import { dpmSolver } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeTwoTimes } from './judgeTwoTimes';

/** x_t = (α_t/α_s) x_s - σ_t (e^h - 1) ε_θ */
export const dpmSolverStep = formula({
  id: 'dpm-solver-step',
  name: () => l10n.t('First-order step of DPM-Solver'),
  source: { paper: dpmSolver, place: 'equation', number: '3.7' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.letter('h') && f.letter('e') && f.hasAny('noiseHat', 'x0Hat') && readTwoTimes(f) !== undefined,
  judge: judgeTwoTimes,
});
