import * as l10n from '@vscode/l10n';
import { vdm } from '../../glossary/papers';
import { signalConvention } from '../../worlds/convention';
import { hasBareTerm } from '../ddpm/numbering';
import { formula } from '../formula';

const r = String.raw;

/** x_t = α_t x_0 + σ_t ε */
export const signalSample = formula({
  id: 'signal-sample',
  name: () => l10n.t('Forward sample by signal and noise scales'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  run: { title: () => l10n.t('diffusion and flow matching'), shows: { figure: 'dictionary' } },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.leftRole === 'state' &&
    f.has('alpha', 'sigma', 'noise') &&
    f.hasAny('x0', 'data') &&
    f.only('alpha', 'sigma', 'noise', 'x0', 'data'),
  truth: { forms: [r`\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`] },
  judge: ({ right }, { byTruth }) => (hasBareTerm(right) ? 'unknown' : byTruth()),
  impliesConvention: signalConvention,
  drawsState: true,
});
