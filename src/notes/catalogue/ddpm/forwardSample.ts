import * as l10n from '@vscode/l10n';
import { isStepBefore } from '../../vocabulary/step';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { readSample } from './sample';

/** x_t = √(1-β_t) x_{t-1} + √β_t ε */
export const forwardSample = formula({
  id: 'forward-sample',
  name: () => l10n.t('One forward step'),
  source: { paper: ddpm, place: 'equation', number: '2' },
  run: {
    title: () => l10n.t('forward step by step'),
    shows: { figure: 'forward', state: { mode: 'chain' } },
  },
  recognises: (f) => {
    const sample = readSample(f);
    return sample !== undefined && isStepBefore(sample.from, sample.to);
  },
});
