import { quantities } from './expression';
import {
  endpoints,
  hasTime,
  isDifferential,
  isRate,
  isScheduled,
  isStateLike,
  rule,
  type FactRule,
} from './factRule';
import type { Facts } from './facts';
import { readNormal } from './shape';

/** The rules for flow matching. */
export const flows: readonly FactRule[] = [
  rule(
    'flow-step',
    (f) =>
      isStateLike(f) &&
      f.hasAny('velocityHat', 'velocity') &&
      f.has('state') &&
      !isScheduled(f) &&
      !f.has('sigma'),
  ),
  rule(
    'flow-endpoint',
    (f) =>
      (/^(?:x0Hat|noiseHat|x0)$/.test(f.leftRole) || (f.leftRole === 'state' && f.sub === '1')) &&
      f.hasAny('velocityHat', 'velocity') &&
      f.has('state') &&
      hasTime(f) &&
      !isScheduled(f) &&
      !f.has('sigma'),
  ),
  rule('flow-kernel', (f) => isConditionalPath(f) && hasTime(f)),
  rule('perturbation-kernel', isPerturbation),
  rule(
    'flow-path',
    (f) =>
      isStateLike(f) &&
      hasTime(f) &&
      endpoints(f) === 2 &&
      !isScheduled(f) &&
      f.only('x0', 'state', 'noise', 'data', 'sigma'),
  ),
  rule(
    'flow-velocity',
    (f) =>
      isVelocity(f) &&
      // A derivative that is not worked out yet has no value.
      !f.letter('d') &&
      endpoints(f) >= 1 &&
      !isScheduled(f) &&
      f.only('x0', 'state', 'noise', 'data', 'sigma'),
  ),
];

/** q_σ(x̃ | x) = N(x̃; x, σ² I). */
function isPerturbation({ left, right }: Facts): boolean {
  const normal = readNormal(right);
  if (left.kind !== 'apply' || !/^[pq]$/.test(left.head.letter) || left.groups.length !== 2 || !normal)
    return false;
  const [given, ...others] = left.groups[1]!;
  const isPlain =
    given?.kind === 'quantity' &&
    others.length === 0 &&
    given.sub === '' &&
    given.accent === '' &&
    given.letter === 'x';
  const isCentred = normal.mean.kind === 'quantity' && normal.mean.letter === 'x' && normal.mean.sub === '';
  const inVariance = quantities(normal.variance);
  return (
    isPlain &&
    isCentred &&
    inVariance.some(({ letter }) => letter === 'σ') &&
    inVariance.every(({ letter }) => /^[σI]$/.test(letter))
  );
}

/** p_t(x | x_1) = N(…), whose moments depend on t itself. */
const isConditionalPath = ({ left, right }: Facts): boolean =>
  left.kind === 'apply' &&
  /^[pq]$/.test(left.head.letter) &&
  left.groups.length === 2 &&
  readNormal(right) !== undefined &&
  quantities(right).every(({ letter }) => /^[xXzσtIμN]$/.test(letter));

const isVelocity = (facts: Facts): boolean =>
  /^velocity/.test(facts.leftRole) ||
  (isDifferential(facts.left) && isRate(facts)) ||
  facts.named(/^[xXψφ]'dot$/);
