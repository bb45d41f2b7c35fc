import * as l10n from '@vscode/l10n';
import { readNormal } from '../../formulas/shape';
import { vdm } from '../../glossary/papers';
import { formula } from '../formula';
import { stepsOfJump } from '../steps';
import { isLeft } from './densityShape';

const r = String.raw;

/** q(x_t|x_s) = N(x_t; √(ᾱ_t/ᾱ_s) x_s, (1 - ᾱ_t/ᾱ_s) I) */
export const forwardJumpKernel = formula({
  id: 'forward-jump-kernel',
  name: () => l10n.t('Forward kernel between two steps'),
  source: { paper: vdm, place: 'section', number: '3.1' },
  run: {
    title: () => l10n.t('closed-form forward'),
    shows: { figure: 'forward', state: { mode: 'closed' } },
  },
  recognises: (facts) => isLeft(/^q\|t\|s$/)(facts) && readNormal(facts.right) !== undefined,
  truth: {
    moments: [
      {
        mean: r`\sqrt{\frac{\bar\alpha_t}{\bar\alpha_s}}x_s`,
        variance: r`1-\frac{\bar\alpha_t}{\bar\alpha_s}`,
      },
    ],
    steps: stepsOfJump,
  },
});
