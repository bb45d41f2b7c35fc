import { quantities, type Expression } from './expression';
import { hasScore, isScheduled, rule, type FactRule } from './factRule';
import { isGradient, somePart, type Facts } from './facts';

/** The rules for what networks predict: x_0, noise, velocity, mean and score, each from the others. */
export const predictions: readonly FactRule[] = [
  rule(
    'x0-from-velocity',
    (f) =>
      /^x0/.test(f.leftRole) &&
      f.has('state') &&
      f.hasAny('velocity', 'velocityHat') &&
      (isScheduled(f) || f.has('sigma')),
  ),
  rule(
    'noise-from-velocity',
    (f) =>
      /^noise/.test(f.leftRole) &&
      f.has('state') &&
      f.hasAny('velocity', 'velocityHat') &&
      (isScheduled(f) || f.has('sigma')),
  ),
  rule(
    'velocity',
    (f) =>
      /^velocity/.test(f.leftRole) &&
      f.hasAny('noise', 'noiseHat') &&
      f.hasAny('x0', 'x0Hat', 'data') &&
      (isScheduled(f) || f.has('sigma')),
  ),
  rule(
    'tweedie',
    (f) =>
      (/^x0/.test(f.leftRole) || isMeanOfStart(f.left)) && f.has('state') && hasScore(f) && isScheduled(f),
  ),
  rule(
    'predicted-x0',
    (f) =>
      f.leftRole === 'x0Hat' &&
      f.has('state') &&
      f.hasAny('noiseHat', 'noise') &&
      (isScheduled(f) || f.has('sigma')),
  ),
  rule(
    'x0-from-noise',
    (f) => f.leftRole === 'x0' && f.has('state') && f.hasAny('noise', 'noiseHat') && isScheduled(f),
  ),
  rule(
    'noise-from-x0',
    (f) => /^noise/.test(f.leftRole) && f.has('state') && f.hasAny('x0', 'x0Hat') && isScheduled(f),
  ),
  rule(
    'posterior-mean-noise',
    (f) =>
      f.leftRole === 'muTilde' &&
      f.has('state') &&
      f.hasAny('noise', 'noiseHat') &&
      !f.hasAny('x0', 'x0Hat') &&
      isScheduled(f),
  ),
  rule(
    'predicted-mean',
    (f) =>
      f.leftRole === 'muHat' &&
      f.has('state') &&
      (f.hasAny('noiseHat', 'x0Hat') || hasScore(f)) &&
      isScheduled(f),
  ),
  rule('tweedie', (f) => isMeanOfData(f) && hasScore(f) && f.has('sigma') && !isScheduled(f)),
  rule('denoiser-score', (f) => isGradient(f.left) && f.letter('D') && f.has('sigma')),
  rule(
    'conditional-score',
    (f) =>
      isPerturbedGradient(f.left) &&
      f.has('sigma') &&
      !isScheduled(f) &&
      f.only('sigma', 'noise', 'data', 'state', 'x0Hat'),
  ),
  rule('conditional-score', (f) => isConditionalGradient(f.left) && (f.has('noise') || f.has('state', 'x0'))),
  rule(
    'score-from-noise',
    (f) => (f.leftRole === 'scoreHat' || isGradient(f.left)) && f.hasAny('noiseHat', 'noise') && !f.has('x0'),
  ),
];

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
