import * as l10n from '@vscode/l10n';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeScoreStep } from './judgeScoreStep';
import { isScoreStep } from './scoreStep';

/** Euler–Maruyama on the reverse SDE */
export const reverseSdeStep = formula({
  id: 'reverse-sde-step',
  name: () => l10n.t('Step of the reverse SDE'),
  source: { paper: scoreSde, place: 'section', number: '4.1' },
  run: { title: () => l10n.t('reverse process'), shows: { figure: 'reverse' } },
  isOfOtherProcess: true,
  recognises: isScoreStep,
  judge: judgeScoreStep,
  isOfScores: true,
});
