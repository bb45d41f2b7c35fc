import type { Equation } from '../formulas/equation';
import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { quantities } from '../formulas/expression';
import { distanceIn, powerOf } from '../formulas/distance';
import { readNormal } from '../formulas/shape';
import { best, compare, type Verdict } from '../worlds/compare';
import { keyOf } from '../worlds/letters';
import { isLearned } from '../vocabulary/roles';
import { growth, RoleValues, type RoleOf } from '../worlds/roleValues';
import type { World } from '../worlds/world';

/** Formulas of noise with a scale σ, x̃ = x + σ z, as score models and EDM write them. */
const roleOf: RoleOf = ({ letter, accent, sub }) => {
  if (letter === 'D') return 'D';
  if (letter === '∇' || (letter === 's' && /θ/.test(sub))) return 'score';
  if (letter === 'σ') return sub === '' || /^[tiks]$/.test(sub) ? 'σ' : undefined;
  if (/^[xy]$/.test(letter)) return accent === 'tilde' || /^t$/.test(sub) ? 'noisy' : 'x';
  if (/^[zεξ]$/.test(letter)) return 'noise';
  return undefined;
};

/** In EDM's formulas every x is the noisy one, and t may stand for σ. */
const edmRole: RoleOf = (quantity) => {
  const { letter, sub } = quantity;
  if (/^[xy]$/.test(letter)) return 'noisy';
  return letter === 't' || (letter === 'σ' && /^[tiks]?$/.test(sub)) ? 'σ' : roleOf(quantity);
};

type Judge = (equation: Pick<Equation, 'right'>) => Verdict;

/** Compares the right side with a form, both by the parts that their letters play. */
const byParts =
  (role: RoleOf, truth: (at: (part: string) => number) => number): Judge =>
  ({ right }) =>
    compare(
      (world) => truth((part) => world.free(part)),
      (world) => evaluate(right, new RoleValues(world, role)),
    );

export const judgeDenoiserScore = byParts(edmRole, (at) => (at('D') - at('noisy')) / at('σ') ** 2);
export const judgeEdmOde = byParts(edmRole, (at) => (at('noisy') - at('D')) / at('σ'));
export const judgeEdmNoise: Judge = byParts(edmRole, (at) => Math.log(at('σ')) / 4);

/** E[x | x̃] = x̃ + σ² ∇ log p(x̃). */
export function judgeTweedie({ right }: Equation): Verdict {
  return compare(
    (world) => 1 + world.free('σ') ** 2,
    (world) => {
      const noisy = growth(right, world, singleState, 'noisy');
      const score = growth(right, world, singleState, 'score');
      return noisy === undefined || score === undefined || noisy < 0 ? undefined : noisy + score;
    },
  );
}

const singleState: RoleOf = (quantity) => (/^[xy]$/.test(quantity.letter) ? 'noisy' : roleOf(quantity));

/** ∇ log q(x̃ | x) = −(x̃ − x)/σ² = −z/σ. */
export function judgeScaleScore({ right }: Equation): Verdict {
  const holdsNoise = quantities(right).some((each) => roleOf(each) === 'noise');
  // Noise may have the variance σ² of its own.
  const forms: ((at: (part: string) => number) => number)[] = holdsNoise
    ? [(at) => -at('noise') / at('σ'), (at) => -at('noise') / at('σ') ** 2]
    : [(at) => -(at('noisy') - at('x')) / at('σ') ** 2];
  return best(forms.map((form) => byParts(roleOf, form)({ right })));
}

/** A score by the noise, −ε/σ. */
export function judgeScaleNoise({ right }: Pick<Equation, 'right'>): Verdict {
  if (!quantities(right).every(({ letter }) => /^[εzσxtθ]$/.test(letter))) return 'unknown';
  return byParts(roleOf, (at) => -at('noise') / at('σ'))({ right });
}

/** ‖s_θ(x̃) + (x̃ − x)/σ²‖², also with the noise, and times any factor. */
export function judgeScaleLoss({ right }: Equation): Verdict {
  const distance = distanceIn(right);
  if (!distance) return 'unknown';
  const of = (world: World, part: string) => growth(distance.body, world, roleOf, part);
  const verdict = compare(
    () => 0,
    (world) => {
      const [score, noisy, data, noise] = ['score', 'noisy', 'x', 'noise'].map((part) => of(world, part));
      if (score === undefined || noisy === undefined || data === undefined || noise === undefined)
        return undefined;
      const sigma = world.free('σ');
      const expected = noise === 0 ? score / sigma ** 2 : 0;
      return Math.max(
        Math.abs(noisy - expected),
        Math.abs(data + expected),
        // Noise may have the variance σ² of its own.
        noise === 0 ? 0 : Math.min(Math.abs(noise - score / sigma), Math.abs(noise - score / sigma ** 2)),
      );
    },
  );
  return verdict === 'right' && powerOf(right, distance) === 'bare' ? 'wrong' : verdict;
}

/** N(x̃; x, σ²): a variance is the square of σ. */
export function judgePerturbation({ right }: Equation): Verdict {
  const normal = readNormal(right);
  const sigma = normal && quantities(normal.variance).find(({ letter }) => letter === 'σ');
  if (!normal || !sigma) return 'unknown';
  const values = (world: World) => new RoleValues(world, () => undefined);
  return compare(
    (world) => world.free(keyOf(sigma)) ** 2,
    (world) => evaluate(normal.variance, values(world)),
  );
}

/** α_{t|s} = α_t/α_s and σ²_{t|s} = σ_t² − α_{t|s}² σ_s², for scales of signal and noise. */
export function judgeTransition({ left, right }: Equation): Verdict {
  const power = left.kind === 'power' && left.exponent.kind === 'number' ? left.exponent.value : 1;
  const base = left.kind === 'power' ? left.base : left;
  if (base.kind !== 'quantity') return 'unknown';
  const [t, s] = base.sub.split('|');
  if (t === undefined || s === undefined) return 'unknown';
  const at = (world: World, letter: string, sub: string): number | undefined => {
    const signal = (time: string) => 0.3 + 0.6 * world.uniform(`signal ${time}`);
    const noise = (time: string) => 0.3 + 0.6 * world.uniform(`noise ${time}`);
    const isPair = sub === `${t}|${s}`;
    if (!isPair && sub !== t && sub !== s) return undefined;
    if (letter === 'α') return isPair ? signal(t) / signal(s) : signal(sub);
    if (letter !== 'σ') return undefined;
    return isPair
      ? Math.sqrt(Math.abs(noise(t) ** 2 - ((signal(t) / signal(s)) * noise(s)) ** 2))
      : noise(sub);
  };
  return compare(
    (world) => {
      if (base.letter === 'α') return at(world, 'α', base.sub)! ** power;
      const value = at(world, 'σ', t)! ** 2 - (at(world, 'α', base.sub)! * at(world, 'σ', s)!) ** 2;
      return power === 2 ? value : Math.sqrt(value);
    },
    (world) =>
      evaluate(right, {
        quantity: ({ letter, sub }: Quantity) => at(world, letter, sub),
      }),
  );
}

/** min(SNR, γ)/SNR for the noise, min(SNR, γ) for x_0, min(SNR, γ)/(SNR + 1) for v. */
export function judgeMinSnr({ right }: Equation): Verdict {
  const values = (world: World) =>
    new RoleValues(world, ({ letter }) => (letter === 'SNR' ? 'SNR' : undefined));
  const clipped = findExtremum(right);
  if (!clipped) return 'unknown';
  return best(
    [(snr: number) => snr, () => 1, (snr: number) => snr + 1].map((divisor) =>
      compare(
        (world) => {
          const members = clipped.groups.flat().map((each) => evaluate(each, values(world)));
          const snr = world.free('SNR');
          return members.includes(undefined)
            ? undefined
            : Math.min(...members.map((each) => each!)) / divisor(snr);
        },
        (world) => evaluate(right, values(world)),
      ),
    ),
  );
}

function findExtremum(expression: Expression): (Expression & { readonly kind: 'apply' }) | undefined {
  if (expression.kind === 'apply')
    return /^(?:min|max)$/.test(expression.head.letter) ? expression : undefined;
  if (expression.kind === 'product')
    return expression.factors.map(findExtremum).find((each) => each !== undefined);
  return expression.kind === 'power' ? findExtremum(expression.base) : undefined;
}

/** μ + s Σ ∇ log p(y|x): towards the label. */
export function judgeGuidedMean({ right }: Equation): Verdict {
  const normal = readNormal(right);
  const mean = normal?.mean ?? right;
  return compare(
    () => 1,
    (world) => {
      const slope = growth(
        mean,
        world,
        (each) => (each.letter === '∇' ? 'score' : isLearned(each) ? keyOf(each) : undefined),
        'score',
      );
      return slope === undefined || slope === 0 ? undefined : Math.sign(slope);
    },
  );
}
