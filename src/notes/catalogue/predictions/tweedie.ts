import * as l10n from '@vscode/l10n';
import { quantities } from '../../formulas/expression';
import type { Expression } from '../../formulas/expression';
import type { Facts } from '../../formulas/facts';
import { efron } from '../../glossary/papers';
import { formula } from '../formula';
import { hasScore, isScheduled } from '../recognition';

/** E[x_0|x_t] = (x_t + (1-ᾱ_t) ∇ log q(x_t)) / √ᾱ_t */
export const tweedie = formula({
  id: 'tweedie',
  name: () => l10n.t('Tweedie’s formula'),
  source: { paper: efron, place: 'section', number: '1' },
  recognises: (f) =>
    ((/^x0/.test(f.leftRole) || isMeanOfStart(f.left)) && f.has('state') && hasScore(f) && isScheduled(f)) ||
    (isMeanOfData(f) && hasScore(f) && f.has('sigma') && !isScheduled(f)),
});

/** E[x_0 | x_t]: of the data, not of another quantity. */
const isMeanOfStart = (left: Expression): boolean =>
  left.kind === 'expectation' &&
  (left.body.kind === 'opaque'
    ? /^\[[xXz](?:[0|∣xXz~]|$)/.test(left.body.text)
    : quantities(left)
        .slice(0, 1)
        .every(({ letter, sub, accent }) => /^[xXz]$/.test(letter) && /^0?$/.test(sub) && accent === ''));

/** E[x | x̃], or an estimate of the data. */
const isMeanOfData = (facts: Facts): boolean => isMeanOfStart(facts.left) || facts.leftRole === 'x0Hat';
