import * as l10n from '@vscode/l10n';
import { ncsn } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';
import { judgeScoreStep } from './judgeScoreStep';
import { isScoreStep } from './scoreStep';

/** x ← x + δ/2 ∇ log p + √δ z */
export const langevinStep = formula({
  id: 'langevin-step',
  name: () => l10n.t('Langevin step'),
  source: { paper: ncsn, place: 'equation', number: '4' },
  run: { title: () => l10n.t('Langevin dynamics'), shows: { figure: 'langevin' } },
  isOfOtherProcess: true,
  recognises: (f) => isScoreStep(f) && !f.letter('g') && !f.letter('f') && !isScheduled(f) && !f.letter('Δ'),
  judge: judgeScoreStep,
  isOfScores: true,
});
