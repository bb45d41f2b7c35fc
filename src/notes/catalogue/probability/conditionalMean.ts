import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { edm } from '../../glossary/papers';
import { readRole } from '../../vocabulary/roles';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';

/** x̂_0 = E[x_0 | x_t], what a network learns that minimises the mean squared error */
export const conditionalMean = formula({
  id: 'conditional-mean',
  name: () => l10n.t('Optimal denoiser as a conditional mean'),
  source: { paper: edm, place: 'section', number: 'B.3' },
  run: { title: () => l10n.t('score field'), shows: { figure: 'score', state: { show: 'estimate' } } },
  recognises: isOptimum,
  judge: judgeOptimum,
});

/** What is the mean of what, as a conditional expectation alone writes it. */
function meanOf(right: Equation['right']): { readonly letter: string; readonly sub: string } | undefined {
  const text = right.kind === 'expectation' && right.body.kind === 'opaque' ? right.body.text : '';
  const [, letter, sub] = /^\[([xXzyεvuD])([01]?)[|∣]\S+\]$/u.exec(text) ?? [];
  return letter === undefined ? undefined : { letter, sub: sub ?? '' };
}

/** An estimate or a network's output as a conditional mean. */
function isOptimum({ left, right, leftRole, head }: EquationFacts): boolean {
  const isEstimate = /^(?:x0Hat|noiseHat|velocityHat|scoreHat)$/.test(leftRole) || head?.letter === 'D';
  return isEstimate && left.kind !== 'sum' && meanOf(right) !== undefined;
}

/** An estimate of the data is a mean of data, one of the noise a mean of noise. */
function judgeOptimum({ left, right }: Equation): Verdict {
  const head = left.kind === 'apply' ? left.head : left;
  const mean = meanOf(right);
  if (head.kind !== 'quantity' || !mean) {
    return 'unknown';
  }
  const isOfNoise = mean.letter === 'ε';
  const { role } = readRole(head);
  if (role === 'noiseHat') {
    return isOfNoise ? 'right' : /^[xz]$/.test(mean.letter) ? 'wrong' : 'unknown';
  }
  if (role === 'x0Hat' || head.letter === 'D') {
    return isOfNoise ? 'wrong' : 'right';
  }
  return 'unknown';
}
