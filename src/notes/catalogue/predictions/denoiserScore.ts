import * as l10n from '@vscode/l10n';
import { isGradient } from '../../formulas/equationFacts';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';
import { byParts, edmRole } from '../noiseScale';

/** ∇ log p(x; σ) = (D(x; σ) - x)/σ² */
export const denoiserScore = formula({
  id: 'denoiser-score',
  name: () => l10n.t('Score from the denoiser'),
  source: { paper: edm, place: 'equation', number: '3' },
  run: { title: () => l10n.t('score field'), shows: { figure: 'score' } },
  isOfOtherProcess: true,
  recognises: (f) => isGradient(f.left) && f.letter('D') && f.has('sigma'),
  judge: byParts(edmRole, (at) => (at('D') - at('noisy')) / at('σ') ** 2),
  isOfScores: true,
});
