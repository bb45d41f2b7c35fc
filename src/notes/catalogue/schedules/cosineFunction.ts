import * as l10n from '@vscode/l10n';
import { improvedDdpm } from '../../glossary/papers';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

/** f(t) = cos²((t/T + s)/(1 + s) · π/2) */
export const cosineFunction = formula({
  id: 'cosine-function',
  name: () => l10n.t('Function of the cosine schedule'),
  source: { paper: improvedDdpm, place: 'equation', number: '17' },
  recognises: (f) => f.named(/^[fgh]$|^α'bar$/) && rightHasFunction('cos')(f) && f.letter('π'),
});
