import { isRunning, isSameStep, readStep, readStepRange, start, type Step } from './step';

/** A quantity of the diffusion process. */
type ProcessRole =
  | 'alpha'
  | 'alphaBar'
  | 'beta'
  | 'betaBar'
  | 'betaTilde'
  | 'sigma'
  | 'x0'
  /** x alone: data, or a state of continuous time. */
  | 'data'
  | 'state'
  /** x̃, data with noise upon it. */
  | 'noisyData'
  | 'x0Hat'
  | 'noise'
  | 'noiseHat'
  | 'velocity'
  | 'velocityHat'
  | 'scoreHat'
  | 'muTilde'
  | 'muHat'
  | 'covariance'
  | 'SigmaHat';

const namedRoles = [
  /** A density: q, p, p_θ. */
  'density',
  /** A probability of events, or a distribution by its name alone: P, Q. */
  'distribution',
  /** N(mean, variance); without arguments N counts something. */
  'normal',
  /** An objective: L, ℒ, ℓ, J. */
  'loss',
  /** What may be a Wiener process: w, W, B, ω, Ω, with no index or with t. */
  'wiener',
] as const;
/** What a letter names that is no quantity of the process. */
export type NamedRole = (typeof namedRoles)[number];

/** What a letter is in the field's formulas. */
export type Role = ProcessRole | NamedRole | 'other';

export const isNamedRole = (role: Role): role is NamedRole => namedRoles.some((each) => each === role);

const scheduleRoles = [
  'alpha',
  'alphaBar',
  'beta',
  'betaBar',
  'betaTilde',
  'sigma',
  'covariance',
  'SigmaHat',
] as const;
export type ScheduleRole = (typeof scheduleRoles)[number];
export const isScheduleRole = (role: Role): role is ScheduleRole =>
  scheduleRoles.some((each) => each === role);

/** A letter with its decorations, as `Quantity` has them: accents by name, scripts as plain text. */
export interface Spelled {
  readonly letter: string;
  readonly accent: string;
  readonly sub: string;
  /** A superscript that is no power, and primes. */
  readonly label?: string;
}

/** A role, and the step of it that the subscript names. */
export interface Reading {
  readonly role: Role;
  readonly step?: Step;
}

/** A subscript holds a network's parameters. */
export const isLearned = ({ sub }: Pick<Spelled, 'sub'>): boolean => /[θφψΘΦΨ]/.test(sub);

/** A hat or a tilde: a prediction, or noisy data. */
export const isEstimate = ({ accent }: Pick<Spelled, 'accent'>): boolean => /hat|tilde/.test(accent);

/** What a letter is, by its subscript and accent; undefined for nothing that the field's formulas know. */
type Table = Readonly<Record<string, (quantity: Spelled) => Role | undefined>>;

const isIndexed = (sub: string): boolean =>
  sub === '' || readStep(sub) !== undefined || readStepRange(sub) !== undefined;

/** A time by its log-SNR (λ), a flow's other end (1−t), a pair of times (t|s). */
const isLevel = (sub: string): boolean => /^(?:λ.?|σ|1-t|\w\|\w)$/.test(sub);

/** A letter of the schedule by its accents, at the indices that it may have. */
const scheduled =
  (byAccent: Readonly<Partial<Record<string, Role>>>, isOther: (sub: string) => boolean = isLevel) =>
  ({ accent, sub }: Spelled): Role | undefined =>
    isIndexed(sub) || isOther(sub) ? byAccent[accent] : undefined;

const table: Table = {
  α: scheduled({ '': 'alpha', bar: 'alphaBar', hat: 'alphaBar' }),
  β(quantity) {
    const isBound = /^(?:min|max|start|end)$/.test(quantity.sub);
    if (isBound && quantity.accent === 'bar') {
      return 'beta';
    }
    return scheduled({ '': 'beta', bar: 'betaBar', tilde: 'betaTilde' }, () => isBound)(quantity);
  },
  σ(quantity) {
    if (isLearned(quantity)) {
      return quantity.accent === '' ? 'SigmaHat' : undefined;
    }
    return scheduled(
      { '': 'sigma', tilde: 'sigma' },
      (sub) => isLevel(sub) || /^(?:min|max|data|d|[LpqQx])$/.test(sub),
    )(quantity);
  },
  Σ(quantity) {
    if (quantity.accent !== '') {
      return undefined;
    }
    if (isLearned(quantity)) {
      return 'SigmaHat';
    }
    return isIndexed(quantity.sub) || /^[pqxy]$/.test(quantity.sub) ? 'covariance' : undefined;
  },
  μ(quantity) {
    const { accent, sub } = quantity;
    if (isLearned(quantity)) {
      return 'muHat';
    }
    if (!isIndexed(sub) && !/^[qQ]$/.test(sub)) {
      return undefined;
    }
    if (accent === 'hat') {
      return 'muHat';
    }
    return accent === 'tilde' || /^[qQ]$/.test(sub) ? 'muTilde' : undefined;
  },
  ε(quantity) {
    const { accent, sub } = quantity;
    if (isLearned(quantity) || /^(?:[cyu]|cond|uncond|text|∅)$/.test(sub)) {
      return 'noiseHat';
    }
    if (accent === 'hat') {
      return 'noiseHat';
    }
    return /^(?:|bar|tilde)$/.test(accent) && isNoiseIndex(sub) ? 'noise' : undefined;
  },
  ξ: noise,
  ζ: noise,
  // Alone it is DDIM's parameter or a learning rate.
  η: (quantity) => (readStep(quantity.sub) ? noise(quantity) : undefined),
  z: latent,
  Z: latent,
  x: state,
  X: state,
  v: velocity,
  u: velocity,
  s: (quantity) => (isLearned(quantity) ? 'scoreHat' : undefined),
  f: ({ sub }) => (sub.includes('θ') ? 'x0Hat' : undefined),
  q: () => 'density',
  p: () => 'density',
  P: () => 'distribution',
  Q: () => 'distribution',
  N: () => 'normal',
  L: () => 'loss',
  ℒ: () => 'loss',
  ℓ: () => 'loss',
  J: () => 'loss',
  w: wiener,
  W: wiener,
  B: wiener,
  ω: wiener,
  Ω: wiener,
};

function wiener({ sub }: Spelled): Role | undefined {
  return /^t?$/.test(sub) ? 'wiener' : undefined;
}

/** A step, a list of indices (`t,1`), or the name of one of several noises (`a`, `yaw`), which no tolerance is. */
const isNoiseIndex = (sub: string): boolean =>
  isIndexed(sub) ||
  /^(?!tol|abs|rel|min|max|init)(?:[a-zA-Z]|[a-z]{3,12})$/.test(sub) ||
  sub.split(',').every((each) => readStep(each) !== undefined);

function noise({ accent, sub }: Spelled): Role | undefined {
  return /^(?:|bar|tilde)$/.test(accent) && isNoiseIndex(sub) ? 'noise' : undefined;
}

/** z as noise; where it is the state of a latent model, `readRole` reads it as `state` does. */
function latent(quantity: Spelled): Role | undefined {
  // Z_θ is the normalising constant of an energy-based model.
  if (isLearned(quantity)) {
    return quantity.letter === 'Z' ? undefined : 'noiseHat';
  }
  if (!isIndexed(quantity.sub)) {
    return undefined;
  }
  if (quantity.accent === 'hat') {
    return 'noiseHat';
  }
  return /^(?:|bar)$/.test(quantity.accent) ? 'noise' : undefined;
}

function velocity(quantity: Spelled): Role | undefined {
  if (isLearned(quantity) || isEstimate(quantity)) {
    return 'velocityHat';
  }
  return /^(?:|bar)$/.test(quantity.accent) && isIndexed(quantity.sub) ? 'velocity' : undefined;
}

function state(quantity: Spelled): Role | undefined {
  const { accent, sub } = quantity;
  const step = readStep(sub);
  // A student's parameters in distillation are η.
  if (isLearned(quantity) || (accent !== '' && sub === 'η')) {
    return 'x0Hat';
  }
  // x̂_1 is the data of a flow, x̂_{t−1} another state and no prediction of the data.
  const isPredicted = /^(?:|1|0[|,]t)$/.test(sub) || (step && (isStart(step) || isUnshifted(step)));
  if (accent === 'hat') {
    return isPredicted ? 'x0Hat' : undefined;
  }
  if (accent === 'tilde') {
    return step && isStart(step) ? 'x0Hat' : isIndexed(sub) ? 'noisyData' : undefined;
  }
  if (accent !== '') {
    return undefined;
  }
  return sub === '' ? 'data' : stepped(step);
}

const stepped = (step: Step | undefined): Role | undefined => step && (isStart(step) ? 'x0' : 'state');
const isStart = (step: Step): boolean => isSameStep(step, start);
const isUnshifted = (step: Step): boolean => isRunning(step) && step.base !== 's' && step.shift === 0;

/** The role of a quantity in a formula that writes its state by `stateLetter`. */
export function readRole(quantity: Spelled, stateLetter = 'x'): Reading {
  const { letter, sub } = quantity;
  // y_t and z_t are states where no x_t is; y alone is a condition.
  const isState = /^[yYzZ]$/.test(letter) && letter === stateLetter && !isLearned(quantity);
  if (isState && /^[yY]$/.test(letter) && (sub === '' || quantity.accent !== '')) {
    return { role: 'other' };
  }
  const read = isState ? state : Object.hasOwn(table, letter) ? table[letter] : undefined;
  const role = read?.(quantity);
  if (!role || !allowsLabel(role, quantity)) {
    return { role: 'other' };
  }
  const step = readStep(sub);
  return step ? { role, step } : { role };
}

/** A superscript such as (i) counts samples; a star or a prime makes another quantity of the process of all but ε. */
const allowsLabel = (role: Role, { letter, label = '' }: Spelled): boolean =>
  label === '' ||
  isNamedRole(role) ||
  label.startsWith('(') ||
  (role === 'noise' && letter === 'ε' && /^[*']$/.test(label));

/** The name of a density, or of a distribution. */
export const isDensityName = (quantity: Spelled): boolean =>
  /^(?:density|distribution)$/.test(readRole(quantity).role);

/** The name of an objective. */
export const isLossName = (quantity: Spelled): boolean => readRole(quantity).role === 'loss';

/** A letter that may be a Wiener process, beside a differential. */
export const isWienerName = (quantity: Spelled): boolean => readRole(quantity).role === 'wiener';

/** A standard normal variable, no prediction and not the state. */
export const isNoise = (quantity: Spelled, stateLetter: string): boolean =>
  quantity.letter !== stateLetter && readRole(quantity, stateLetter).role === 'noise';

/** Whether it may be the noise that a sample adds; a lone w or η is noise nowhere else. */
export const mayBeNoise = (quantity: Spelled, stateLetter: string): boolean =>
  quantity.letter !== stateLetter &&
  (isNoise(quantity, stateLetter) || (/^[wη]$/.test(quantity.letter) && quantity.accent === ''));

/** A label, a text or another condition: y, c. */
export const isCondition = ({ letter, accent, sub }: Spelled): boolean =>
  /^[ycC]$/.test(letter) && accent === '' && sub === '';
