import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import { isGradient, isScore, somePart } from '../../formulas/facts';
import {
  hasBareWiener,
  hasOtherDifferential,
  hasRootOfTime,
  isRate,
  withDifferentials,
} from '../../formulas/differentials';
import { best, compare, perWorld, type Verdict } from '../../worlds/compare';
import { ddpm } from '../../worlds/convention';
import { isLearned } from '../../vocabulary/roles';
import { RoleValues, type RoleOf } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { Coefficients } from '../../worlds/coefficients';

/** dx = … dt + … dw, forwards, backwards, or without noise. */
export function judgeSde({ left, right: written }: Equation): Verdict {
  const right = withDifferentials(written);
  const coefficients = new Coefficients(right, ddpm);
  const all = quantities(right);
  const hasDrift = all.some(({ letter }) => letter === 'f');
  const hasBeta = all.some(({ letter, accent }) => letter === 'β' && accent === '');
  const hasScore = somePart(right, isScore);
  const hasNoise = all.some(({ letter }) => /^(?:[wWBωΩ]|dw)$/.test(letter));
  // Matrices, schedules of two letters and the like are beyond this.
  if (!all.every(({ letter }) => /^(?:[dfFgGβσληθxXyYztTwWBωΩsS∇pqIeN]|dt|dw)$/.test(letter)))
    return 'unknown';
  if (all.some((each) => each.letter === 'ε')) return 'unknown';
  // Of two scores, the network's and the true one, each has a part of its own.
  if (somePart(right, isGradient) && all.some((each) => each.letter === 's' && isLearned(each)))
    return 'unknown';
  // A drift towards another state is the note's own.
  if (all.some(({ letter, sub }) => /^[xXyYzZ]$/.test(letter) && /^[0T1]$/.test(sub))) return 'unknown';
  // A velocity beside the score adds a drift of its own.
  if (all.some((each) => /^[vu]$/.test(each.letter))) return 'unknown';
  if (hasRootOfTime(right) || hasOtherDifferential(written)) return 'unknown';
  if (hasBareWiener(right)) return 'wrong';
  const orders = judgeOrders(coefficients, isRate(left));
  if (orders !== 'right') return orders;
  const partsIn = perWorld((world) => partsOf(coefficients, world));
  const check = (relation: (parts: SdeParts) => readonly number[]) => compareParts(partsIn, relation);
  if (hasNoise && hasScore) {
    if (hasDrift)
      return best([
        check(({ f, s, w }) => [f - 1, s + w * w]),
        check(({ f, s, w }) => [f + 1, s - w * w]),
        // More or less noise than forward, which the score makes up for.
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g + w * w) / 2]),
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g - w * w) / 2]),
      ]);
    if (hasBeta)
      return best([
        check(({ x, s, w }) => [x + (w * w) / 2, s + w * w]),
        check(({ x, s, w }) => [x - (w * w) / 2, s - w * w]),
      ]);
    return best([
      check(({ s, w }) => [s + w * w]),
      check(({ s, w }) => [s - w * w]),
      // Langevin's own equation.
      check(({ s, w }) => [s - (w * w) / 2]),
    ]);
  }
  if (hasScore) {
    if (hasDrift)
      return best([check(({ f, s, g }) => [f - 1, s + g / 2]), check(({ f, s, g }) => [f + 1, s - g / 2])]);
    return hasBeta ? check(({ x, s, g }) => [x + g / 2, s + g / 2]) : 'unknown';
  }
  if (hasNoise && hasBeta && !hasDrift) return check(({ x, w }) => [x + (w * w) / 2]);
  // f dt + g dw is what defines f and g.
  const isDefinition = hasNoise && hasDrift && check(({ f, w, g }) => [f - 1, w * w - g]) === 'right';
  return isDefinition ? 'right' : 'unknown';
}

/** Every term has its differential: drift and score dt, unless the equation is divided by it, and the noise dw. */
function judgeOrders(coefficients: Coefficients, isDivided: boolean): Verdict {
  const grows = (world: World, part: string): number | undefined => {
    const [one, four] = [1, 4].map((dt) => {
      const [a, b] = [1, 0].map((scale) =>
        coefficients.at(world, {
          parts: new Map([
            ['dt', dt],
            [part, scale],
          ]),
        }),
      );
      return a === undefined || b === undefined ? undefined : a - b;
    });
    if (one === undefined || four === undefined) return undefined;
    return one === 0 && four === 0 ? 0 : Math.abs(four - (isDivided ? 1 : 4) * one);
  };
  return compare(
    () => 0,
    (world) => {
      const gaps = ['drift', 'score', 'data'].map((part) => grows(world, part));
      return gaps.includes(undefined) ? undefined : Math.max(...gaps.map((gap) => gap!));
    },
  );
}

/** dx = v dt, and dx/dt = v. */
export function judgeFlowOde({ left, right: written }: Equation): Verdict {
  const right = withDifferentials(written);
  const valueAt = (world: World, velocity: number, dt: number) => {
    const role: RoleOf = ({ letter }) =>
      /^[vu]$/.test(letter) ? 'velocity' : letter === 'dt' ? 'dt' : undefined;
    return evaluate(right, new RoleValues(world, role, { velocity, dt }));
  };
  const isLone = right.kind === 'quantity' || right.kind === 'apply' || right.kind === 'product';
  if (!isLone || (right.kind === 'product' && right.factors.some((each) => each.kind === 'sum')))
    return 'unknown';
  if (!quantities(right).some(({ letter }) => /^[vu]$/.test(letter))) return 'unknown';
  return compare(
    (world) => world.free('velocity') * (isRate(left) ? 1 : 2),
    (world) => valueAt(world, world.free('velocity'), 2),
  );
}

/** The factors of an SDE's drift, score, noise and state, and g². */
interface SdeParts {
  readonly f: number;
  readonly s: number;
  readonly w: number;
  readonly x: number;
  readonly g: number;
}

function partsOf(coefficients: Coefficients, world: World): SdeParts | undefined {
  const [f, s, w, x] = ['drift', 'score', 'wiener', 'data'].map((part) => coefficients.of(world, part));
  if (f === undefined || s === undefined || w === undefined || x === undefined) return undefined;
  return { f, s, w, x, g: coefficients.diffusion(world) ?? NaN };
}

const compareParts = (
  partsIn: (world: World) => SdeParts | undefined,
  relation: (parts: SdeParts) => readonly number[],
): Verdict =>
  compare(
    () => 0,
    (world) => {
      const parts = partsIn(world);
      return parts && Math.max(...relation(parts).map(Math.abs));
    },
  );

/** N(x e^{−½∫β}, 1 − e^{−∫β}): the squared factor of the mean and the variance add up to one. */
export function judgeVpKernel({ right }: Equation): Verdict {
  if (right.kind !== 'apply') return 'unknown';
  const [variance, mean] = right.groups.flat().reverse();
  if (!mean || !variance) return 'unknown';
  const factors = new Coefficients(mean, ddpm);
  const spread = new Coefficients(variance, ddpm);
  return compare(
    () => 1,
    (world) => {
      const factor = factors.of(world, 'data');
      const rest = spread.at(world, { parts: new Map() });
      if (factor === undefined || rest === undefined) return undefined;
      // The sub-VP SDE's variance is the square of this.
      const isSquare = Math.abs(rest - (1 - factor ** 2) ** 2) < 1e-9;
      return factor < 1 ? (isSquare ? 1 : factor ** 2 + rest) : NaN;
    },
  );
}
