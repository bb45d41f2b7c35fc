import * as l10n from '@vscode/l10n';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { raisedCosine } from './cosine';

const r = String.raw;

/** f(t) = cos²((t/T + s)/(1 + s) · π/2) */
export const cosineFunction = formula({
  id: 'cosine-function',
  name: () => l10n.t('Function of the cosine schedule'),
  source: { paper: improvedDdpm, place: 'equation', number: '17' },
  run: {
    title: () => l10n.t('cosine schedule'),
    shows: { figure: 'schedule', schedule: { kind: 'cosine' } },
  },
  recognises: (f) => f.named(/^[fgh]$|^α'bar$/) && rightHasFunction('cos')(f) && f.letter('π'),
  truth: {
    forms: [
      r`\cos(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2})^2`,
      r`\cos(\frac{t+s}{1+s}\cdot\frac{\pi}{2})^2`,
      r`\frac{\cos(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2})^2}{\cos(\frac{s}{1+s}\cdot\frac{\pi}{2})^2}`,
      r`\cos(\frac{t/T+0.008}{1.008}\cdot\frac{\pi}{2})^2`,
      r`\cos(\frac{t}{T}\cdot\frac{\pi}{2})^2`,
      r`\cos(t\cdot\frac{\pi}{2})^2`,
    ],
    raised: raisedCosine,
  },
});
