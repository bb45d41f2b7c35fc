import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isGradient, somePart } from '../../formulas/facts';
import { scoreSde } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** ∇ log q(x_t|x_0) = -(x_t - √ᾱ_t x_0)/(1-ᾱ_t) */
export const conditionalScore = formula({
  id: 'conditional-score',
  name: () => l10n.t('Score of the forward kernel'),
  source: { paper: scoreSde, place: 'section', number: '3.3' },
  recognises: (f) =>
    (isPerturbedGradient(f.left) &&
      f.has('sigma') &&
      !isScheduled(f) &&
      f.only('sigma', 'noise', 'data', 'state', 'noisyData', 'x0Hat')) ||
    (isConditionalGradient(f.left) && (f.has('noise') || f.has('state', 'x0'))),
});

/** ∇ log q(x̃ | x), of data with noise upon it. */
const isPerturbedGradient = (left: Expression): boolean =>
  isGradient(left) &&
  somePart(left, (part) => {
    if (part.kind !== 'apply' || !/^[pq]$/.test(part.head.letter) || part.groups.length !== 2) return false;
    const [target, given] = [part.groups[0]![0], part.groups[1]![0]];
    return (
      target?.kind === 'quantity' &&
      given?.kind === 'quantity' &&
      target.letter === given.letter &&
      target.accent === 'tilde' &&
      given.accent === '' &&
      given.sub === ''
    );
  });

const isConditionalGradient = (left: Expression): boolean =>
  left.kind === 'apply' &&
  isGradient(left) &&
  somePart(
    left,
    (part) =>
      part.kind === 'apply' &&
      /^[pq]$/.test(part.head.letter) &&
      part.groups.length === 2 &&
      /0$/.test(subOf(part.groups[1]![0])),
  );

const subOf = (part: Expression | undefined): string => (part?.kind === 'quantity' ? part.sub : '');
