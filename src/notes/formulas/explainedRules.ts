import type { Equation } from './catalogue';
import type { Expression } from './expression';
import { quantities } from './expression';
import { Facts, isClassifierGradient, isGradient, isScore, somePart } from './facts';
import type { FormulaId } from './formulaIds';
import { isLoss, losses } from './lossRules';
import { densities } from './densityRules';
import { readStep } from './step';
import { readTwoTimes } from './twoTimes';
import { readNormal } from './shape';

/** How one more formula is told, from what its sides are made of. */
export interface FactRule {
  readonly id: FormulaId;
  matches(facts: Facts): boolean;
}

const rule = (id: FormulaId, matches: (facts: Facts) => boolean): FactRule => ({ id, matches });

const isScheduled = (facts: Facts): boolean => facts.hasAny('alpha', 'alphaBar', 'beta', 'betaTilde');
const hasScore = (facts: Facts): boolean => facts.hasAny('scoreHat') || facts.some(isScore);

/** A sampler's step: from a later state on the right to the earlier one on the left. */
function stepsBack(facts: Facts): boolean {
  if (facts.leftRole !== 'state' && facts.leftRole !== 'x0') return false;
  const to = readStep(facts.sub);
  return facts.quantitiesOf('state').every((each) => {
    if (each.letter !== facts.head!.letter) return true;
    const from = readStep(each.sub);
    if (each.sub === facts.sub) return false;
    return !to || !from || to.base !== from.base || from.shift > to.shift;
  });
}

const rightHasFunction = (name: string) => (facts: Facts) =>
  facts.some((part) => part.kind === 'function' && part.name === name);

/** d x, d x_t, also as the numerator of dx/dt. */
function isDifferential(left: Expression): boolean {
  const factors = left.kind === 'product' ? left.factors : [];
  const isRateAhead = factors[1]?.kind === 'power';
  // d/dt x_t as well as dx_t/dt.
  const [first, second] = isRateAhead && factors.length === 3 ? [factors[0], factors[2]] : factors;
  return (
    (first?.kind === 'quantity' || first?.kind === 'opaque') &&
    (first.kind === 'quantity' ? first.letter === 'd' && first.sub === '' : first.text === '∂') &&
    (second?.kind === 'quantity' || second?.kind === 'apply') &&
    /^[xXyYzφψ]$/.test(second.kind === 'apply' ? second.head.letter : second.letter)
  );
}

const hasWiener = (facts: Facts): boolean =>
  facts.letter('d') && facts.others.some(({ letter, sub }) => /^[wWBωΩ]$/.test(letter) && /^t?$/.test(sub));
const isRate = (facts: Facts): boolean => facts.left.kind === 'product' && facts.left.factors.length > 2;

/** Two endpoints of a path: x_0, x_1, or data and noise. */
function endpoints(facts: Facts): number {
  const keys = new Set(
    [
      ...facts.quantitiesOf('x0'),
      ...facts.quantitiesOf('state'),
      ...facts.quantitiesOf('noise'),
      ...facts.quantitiesOf('data'),
    ]
      .filter(({ sub }) => sub === '' || sub === '0' || sub === '1')
      .map(({ letter, sub }) => letter + sub),
  );
  return keys.size;
}

const hasTime = (facts: Facts): boolean =>
  facts.others.some(({ letter, sub }) => letter === 't' && sub === '');

/** The rules beside DDPM's own; the first that matches names the formula. */
export const explainedRules: readonly FactRule[] = [
  ...densities,
  ...losses,
  rule(
    'dpm-solver-step',
    (f) => f.letter('h') && f.letter('e') && f.hasAny('noiseHat', 'x0Hat') && readTwoTimes(f) !== undefined,
  ),
  rule('ddim-variance', (f) => f.leftRole === 'sigma' && f.letter('η') && isScheduled(f)),
  rule(
    'ddim-step',
    (f) =>
      stepsBack(f) &&
      f.hasAny('noiseHat', 'x0Hat') &&
      !hasScore(f) &&
      [...f.quantitiesOf('alphaBar'), ...f.quantitiesOf('alpha')].some(({ sub }) => sub === f.sub) &&
      (f.has('noiseHat') || (f.has('x0Hat', 'state') && !f.has('beta'))),
  ),
  rule(
    'ddim-step',
    (f) => f.has('noiseHat') && !hasScore(f) && !f.has('beta') && readTwoTimes(f) !== undefined,
  ),
  rule('transition-scale', (f) => f.named(/^α$/) && isPair(f.sub) && f.only('alpha')),
  rule('transition-variance', (f) => f.named(/^σ$/) && isPair(f.sub) && f.has('sigma')),
  rule(
    'classifier-guidance',
    (f) => f.leftRole === 'noiseHat' && f.has('noiseHat') && f.some(isClassifierGradient),
  ),
  rule(
    'classifier-guidance-mean',
    (f) => f.letter('μ') && f.some(isClassifierGradient) && /muHat|muTilde|other/.test(f.leftRole),
  ),
  rule(
    'classifier-free-guidance',
    (f) => /^(?:noiseHat|noise|scoreHat|velocityHat|velocity|other|x0Hat)$/.test(f.leftRole) && isGuided(f),
  ),
  rule('classifier-free-guidance', (f) => isGradient(f.left) && isGuidedScore(f)),
  rule(
    'bayes-score',
    (f) => isGradient(f.left) && f.some(isClassifierGradient) && !somePart(f.left, isClassifierGradient),
  ),
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
  rule('snr', (f) => f.named(/^SNR$/) && f.hasAny('alphaBar', 'alpha') && !rightHasFunction('log')(f)),
  rule(
    'log-snr',
    (f) =>
      f.named(/^λ$/) &&
      f.hasAny('alphaBar', 'alpha') &&
      (rightHasFunction('log')(f) ||
        rightHasFunction('ln')(f) ||
        (f.has('alpha', 'sigma') && f.only('alpha', 'sigma'))),
  ),
  rule(
    'min-snr-weight',
    (f) =>
      f.some((part) => part.kind === 'apply' && part.head.letter === 'SNR') &&
      f.some((part) => part.kind === 'apply' && /^(?:min|max)$/.test(part.head.letter)),
  ),
  rule(
    'learned-variance',
    (f) =>
      f.leftRole === 'SigmaHat' && f.has('beta') && rightHasFunction('exp')(f) && rightHasFunction('log')(f),
  ),
  rule('cosine-schedule', (f) => /^alpha/.test(f.leftRole) && !f.isPower && isRatioOfCalls(f)),
  rule('cosine-function', (f) => f.named(/^[fgh]$|^α'bar$/) && rightHasFunction('cos')(f) && f.letter('π')),
  rule(
    'beta-from-alpha-bar',
    (f) => f.leftRole === 'beta' && f.count('alphaBar') === 2 && f.only('alphaBar'),
  ),
  rule(
    'linear-schedule',
    (f) => f.leftRole === 'beta' && f.count('beta') >= 2 && hasEnds(f) && f.only('beta'),
  ),
  rule(
    'reverse-variance',
    (f) =>
      f.leftRole === 'sigma' && f.isPower && f.right.kind === 'quantity' && f.hasAny('beta', 'betaTilde'),
  ),
  rule('variance-preserving', isPreserved),
  rule('two-step-sample', isTwoStep),
  rule(
    'signal-sample',
    (f) =>
      f.leftRole === 'state' &&
      f.has('alpha', 'sigma', 'noise') &&
      f.hasAny('x0', 'data') &&
      f.only('alpha', 'sigma', 'noise', 'x0', 'data'),
  ),
  rule('reverse-sde', (f) => isDifferential(f.left) && hasScore(f) && hasWiener(f)),
  rule('probability-flow-ode', (f) => isDifferential(f.left) && hasScore(f) && !hasWiener(f)),
  rule('vp-sde', (f) => isDifferential(f.left) && hasWiener(f) && f.has('beta')),
  rule('ve-sde', (f) => isDifferential(f.left) && hasWiener(f) && f.has('sigma') && !f.letter('f')),
  rule('forward-sde', (f) => isDifferential(f.left) && hasWiener(f) && (f.letter('f') || f.letter('g'))),
  rule('edm-ode', (f) => isDifferential(f.left) && isRate(f) && f.letter('D') && !f.letter('f')),
  rule('flow-ode', (f) => isDifferential(f.left) && f.hasAny('velocity', 'velocityHat')),
  rule(
    'langevin-step',
    (f) => isScoreStep(f) && !f.letter('g') && !f.letter('f') && !isScheduled(f) && !f.letter('Δ'),
  ),
  rule('reverse-sde-step', isScoreStep),
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
      /^(?:x0Hat|noiseHat|x0)$/.test(f.leftRole) &&
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
      endpoints(f) >= 1 &&
      !isScheduled(f) &&
      f.only('x0', 'state', 'noise', 'data', 'sigma'),
  ),
  rule(
    'edm-denoiser',
    (f) => f.named(/^D$/) && f.others.some(({ letter, sub }) => letter === 'c' && /skip/i.test(sub)),
  ),
  rule('edm-skip', (f) => f.named(/^c$/) && /skip/i.test(f.sub) && f.has('sigma')),
  rule('edm-out', (f) => f.named(/^c$/) && /out/i.test(f.sub) && f.has('sigma')),
  rule('edm-in', (f) => f.named(/^c$/) && /^in$/i.test(f.sub) && f.has('sigma')),
  rule(
    'edm-noise',
    (f) =>
      f.named(/^c$/) &&
      /noise/i.test(f.sub) &&
      /^[σt]$/.test(f.others[0]?.letter ?? f.quantitiesOf('sigma')[0]?.letter ?? ''),
  ),
  rule(
    'edm-weight',
    (f) => f.named(/^λ$/) && f.quantitiesOf('sigma').some(({ sub }) => /data|d$/i.test(sub)),
  ),
  rule(
    'edm-sigmas',
    (f) =>
      f.leftRole === 'sigma' && f.letter('ρ') && f.quantitiesOf('sigma').some(({ sub }) => /max/.test(sub)),
  ),
  rule('hybrid-loss', (f) => isLoss(f) && /hybrid/i.test(f.sub + (f.head?.label ?? ''))),
  rule('reparameterisation', isReparameterisation),
  rule(
    'gaussian-density',
    (f) => isDensity(f.left) && f.letter('π') && (isExponential(f) || f.left.kind === 'function'),
  ),
  rule(
    'entropy',
    (f) => f.named(/^H$/) && f.left.kind === 'apply' && rightHasFunction('log')(f) && isMean(f),
  ),
  rule(
    'kl-definition',
    (f) =>
      f.left.kind === 'apply' &&
      f.left.head.letter === 'D' &&
      f.left.head.sub === 'KL' &&
      rightHasFunction('log')(f) &&
      isMean(f),
  ),
];

/** The formula that an equation states, if one of these rules knows it. */
export function recogniseExplained(equation: Equation): FormulaId | undefined {
  const facts = new Facts(equation);
  return explainedRules.find((each) => each.matches(facts))?.id;
}

/** α_t² + σ_t² = 1. */
function isPreserved({ left, right }: Facts): boolean {
  if (right.kind !== 'number' || left.kind !== 'sum' || left.terms.length !== 2) return false;
  const isPower = left.terms.every((term) => term.kind === 'power' && term.base.kind === 'quantity');
  const letters = quantities(left).map(({ letter }) => letter);
  return isPower && letters.sort().join('') === 'ασ';
}

/** t|s, a pair of times. */
const isPair = (sub: string): boolean => /^\w\|\w$/.test(sub);

/** A mean over a distribution, of one term. */
const isMean = ({ right }: Facts): boolean =>
  (right.kind === 'product' ? right.factors : [right]).some(
    (each) => each.kind === 'expectation' || (each.kind === 'reduce' && each.operator !== 'product'),
  );

const isExponential = (facts: Facts): boolean =>
  rightHasFunction('exp')(facts) ||
  facts.some((part) => part.kind === 'power' && part.base.kind === 'quantity' && part.base.letter === 'e');

/** A density of one variable, or its logarithm. */
function isDensity(left: Expression): boolean {
  const density = left.kind === 'function' && /^(?:log|ln)$/.test(left.name) ? left.argument : left;
  return (
    density.kind === 'apply' &&
    /^[pqPfNφ]$/.test(density.head.letter) &&
    density.groups[0]?.[0]?.kind === 'quantity'
  );
}

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

/** ∇ log p(x) and ∇ log p(x|c), weighted. */
function isGuidedScore(facts: Facts): boolean {
  const scores = new Map<string, boolean>();
  facts.some((part) => {
    if (part.kind === 'apply' && isGradient(part)) {
      if (isClassifierGradient(part)) scores.set('classifier', false);
      else scores.set(JSON.stringify(part.groups), somePart(part.groups[0]![0]!, isGuidance));
    }
    return false;
  });
  const guided = [...scores.values()].filter(Boolean).length;
  return scores.size === 2 && guided === 1 && !scores.has('classifier');
}

/** Two outputs of one network, with a condition and without. */
function isGuided(facts: Facts): boolean {
  const calls: Expression[] = [];
  facts.some((part) => {
    if (part.kind === 'apply' && /^[εsvuzDFx]$/.test(part.head.letter)) calls.push(part);
    return false;
  });
  const distinct = new Set(calls.map((each) => JSON.stringify(each)));
  const heads = new Set(calls.map((each) => (each.kind === 'apply' ? each.head.letter : '')));
  return heads.size === 1 && distinct.size === 2 && calls.some((each) => somePart(each, isGuidance));
}

export const isGuidance = (part: Expression): boolean =>
  part.kind === 'quantity' && /^[yc]$/.test(part.letter) && part.accent === '';

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

/** f(t)/f(0) and its like: one function at two places. */
function isRatioOfCalls({ right }: Facts): boolean {
  if (right.kind !== 'product') return false;
  const heads = right.factors.map((each) => {
    const base = each.kind === 'power' ? each.base : each;
    return base.kind === 'apply' && /^[fgh]$/.test(base.head.letter) ? base.head.letter : undefined;
  });
  return heads.length === 2 && heads[0] !== undefined && heads[0] === heads[1];
}

const hasEnds = (facts: Facts): boolean => {
  const subs = facts.quantitiesOf('beta').map(({ sub }) => sub);
  return (
    subs.some((sub) => /^(?:1|0|min|start)$/.test(sub)) && subs.some((sub) => /^(?:T|max|end|N)$/.test(sub))
  );
};

/** x_t from a state two or more steps before, with merged or separate noises. */
function isTwoStep(facts: Facts): boolean {
  if (facts.leftRole !== 'state' || !facts.has('noise') || !facts.has('alpha') || facts.has('noiseHat'))
    return false;
  const to = readStep(facts.sub);
  const states = facts.quantitiesOf('state').filter(({ letter }) => letter === facts.head!.letter);
  const from = states.length === 1 ? readStep(states[0]!.sub) : undefined;
  return to !== undefined && from !== undefined && from.base === to.base && to.shift - from.shift >= 2;
}

/** x_{next} = x + … score … + … noise. */
function isScoreStep(facts: Facts): boolean {
  return (
    (isStateLike(facts) || facts.leftRole === 'data') &&
    (facts.hasAny('state') || facts.has('data')) &&
    hasScore(facts) &&
    facts.has('noise') &&
    !facts.some(isClassifierGradient) &&
    !facts.hasAny('alphaBar', 'noiseHat', 'x0Hat')
  );
}

const isStateLike = ({ head, left }: Facts): boolean =>
  head !== undefined &&
  left.kind !== 'power' &&
  /^[xXyzZφψ]$/.test(head.letter) &&
  (head.accent === '' || head.accent === 'tilde') &&
  (/[tksiΔ]/.test(head.sub) || left.kind === 'apply');

const isVelocity = (facts: Facts): boolean =>
  /^velocity/.test(facts.leftRole) ||
  (isDifferential(facts.left) && isRate(facts)) ||
  facts.named(/^[xXψφ]'dot$/);

/** z = μ + σ ε, with the letters that autoencoders use. */
function isReparameterisation(facts: Facts): boolean {
  const { right } = facts;
  if (facts.head === undefined || right.kind !== 'sum' || right.terms.length !== 2 || isScheduled(facts))
    return false;
  const isMean = (part: Expression) =>
    (part.kind === 'quantity' || part.kind === 'apply') &&
    (part.kind === 'apply' ? part.head : part).letter === 'μ';
  const isSpread = (part: Expression) =>
    part.kind === 'product' &&
    part.factors.length === 2 &&
    facts.has('sigma') &&
    somePart(part, (each) => each.kind === 'quantity' && /^[εzξη]$/.test(each.letter));
  return right.terms.some(isMean) && right.terms.some(isSpread) && /^[xzy]$/.test(facts.head.letter);
}
