import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** D = c_skip x + c_out F(c_in x; c_noise) */
export const edmDenoiser = formula({
  id: 'edm-denoiser',
  name: () => l10n.t('Preconditioned denoiser'),
  source: { paper: edm, place: 'equation', number: '7' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.named(/^D$/) && f.others.some(({ letter, sub }) => letter === 'c' && /skip/i.test(sub)),
  truth: { forms: [r`c_{skip}(\sigma)x+c_{out}(\sigma)F_\theta(c_{in}(\sigma)x;c_{noise}(\sigma))`] },
});
