import * as l10n from '@vscode/l10n';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { isStart } from './kernel';
import { hasBareTerm } from './numbering';
import { readSample } from './sample';

const r = String.raw;

/** x_t = √ᾱ_t x_0 + √(1-ᾱ_t) ε */
export const closedFormSample = formula({
  id: 'closed-form-sample',
  name: () => l10n.t('Closed-form forward sample'),
  source: { paper: ddpm, place: 'equation', number: '4' },
  run: {
    title: () => l10n.t('closed-form forward'),
    shows: { figure: 'forward', state: { mode: 'closed' } },
  },
  recognises: (f) => {
    const sample = readSample(f);
    return sample !== undefined && isStart(sample.from) && !isStart(sample.to);
  },
  truth: { forms: [r`\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`] },
  judge: ({ right }, { byTruth }) => (hasBareTerm(right) ? 'unknown' : byTruth()),
  isOfOneStep: true,
  isUnmistakable: true,
  drawsState: true,
});
