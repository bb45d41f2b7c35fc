import {
  hasBareWiener,
  hasOtherDifferential,
  hasRootOfTime,
  isRate,
  withDifferentials,
} from '../../formulas/differentials';
import type { Equation } from '../../formulas/equation';
import { quantities } from '../../formulas/expression';
import { isGradient, isScore, somePart } from '../../formulas/equationFacts';
import { Coefficients } from '../../worlds/coefficients';
import { type Verdict, best, compare, perWorld } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { isLearned, isWienerName } from '../../vocabulary/roles';
import type { World } from '../../worlds/world';

/** dx = … dt + … dw, forwards, backwards, or without noise. */
export function judgeSde({ left, right: written }: Equation): Verdict {
  const right = withDifferentials(written);
  const coefficients = new Coefficients(right, ddpmConvention);
  const all = quantities(right);
  const hasDrift = all.some(({ letter }) => letter === 'f');
  const hasBeta = all.some(({ letter, accent }) => letter === 'β' && accent === '');
  const hasScore = somePart(right, isScore);
  const hasNoise = all.some((each) => each.letter === 'dw' || isWienerName(each));
  // Letters of other models, such as matrices, are not judged.
  if (!all.every(({ letter }) => /^(?:[dfFgGβσληθxXyYztTwWBωΩsS∇pqIeN]|dt|dw)$/.test(letter))) {
    return 'unknown';
  }
  if (all.some((each) => each.letter === 'ε')) {
    return 'unknown';
  }
  // Of two scores, the network's and the true one, each has a part of its own.
  if (somePart(right, isGradient) && all.some((each) => each.letter === 's' && isLearned(each))) {
    return 'unknown';
  }
  // A drift towards a fixed state, as in bridges, is of another model.
  if (all.some(({ letter, sub }) => /^[xXyYzZ]$/.test(letter) && /^[0T1]$/.test(sub))) {
    return 'unknown';
  }
  // A velocity beside the score adds a drift of its own.
  if (all.some((each) => /^[vu]$/.test(each.letter))) {
    return 'unknown';
  }
  if (hasRootOfTime(right) || hasOtherDifferential(written)) {
    return 'unknown';
  }
  if (hasBareWiener(right)) {
    return 'wrong';
  }
  const orders = judgeOrders(coefficients, isRate(left));
  if (orders !== 'right') {
    return orders;
  }
  const partsIn = perWorld((world) => partsOf(coefficients, world));
  const check = (relation: (parts: SdeParts) => readonly number[]) => compareParts(partsIn, relation);
  if (hasNoise && hasScore) {
    if (hasDrift) {
      return best([
        check(({ f, s, w }) => [f - 1, s + w * w]),
        check(({ f, s, w }) => [f + 1, s - w * w]),
        // More or less noise than forward, which the score makes up for.
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g + w * w) / 2]),
        check(({ f, s, w, g }) => [f - 1, s === 0 ? 1 : s + (g - w * w) / 2]),
      ]);
    }
    if (hasBeta) {
      return best([
        check(({ x, s, w }) => [x + (w * w) / 2, s + w * w]),
        check(({ x, s, w }) => [x - (w * w) / 2, s - w * w]),
      ]);
    }
    return best([
      check(({ s, w }) => [s + w * w]),
      check(({ s, w }) => [s - w * w]),
      // Langevin's own equation.
      check(({ s, w }) => [s - (w * w) / 2]),
    ]);
  }
  if (hasScore) {
    if (hasDrift) {
      return best([check(({ f, s, g }) => [f - 1, s + g / 2]), check(({ f, s, g }) => [f + 1, s - g / 2])]);
    }
    return hasBeta ? check(({ x, s, g }) => [x + g / 2, s + g / 2]) : 'unknown';
  }
  if (hasNoise && hasBeta && !hasDrift) {
    return check(({ x, w }) => [x + (w * w) / 2]);
  }
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
    if (one === undefined || four === undefined) {
      return undefined;
    }
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
  if (f === undefined || s === undefined || w === undefined || x === undefined) {
    return undefined;
  }
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
