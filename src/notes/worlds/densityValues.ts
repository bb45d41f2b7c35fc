import { withRanges } from '../formulas/density';
import type { Call, Indices } from '../formulas/evaluate';
import type { Expression } from '../formulas/expression';
import { isLearned } from '../vocabulary/roles';
import type { World } from './world';

/** A draw, and the steps that subscripts name in it. */
interface StepsInWorld {
  readonly world: World;
  step(sub: string, indices: Indices): number | undefined;
}

/** What a density names: the steps of one group, in order. */
type Steps = readonly number[];

/**
 * The value of a density of the process at this draw's states, as every letter has: Gaussians for the forward
 * process and its posterior, numbers of their own for each factor of the reverse process, products for joint ones.
 * Undefined for densities of anything else.
 */
export function densityValue(
  { head, groups }: Call,
  values: StepsInWorld,
  indices: Indices,
): number | undefined {
  if (head.accent !== '' || groups.length > 2) {
    return undefined;
  }
  const isReverse = head.letter === 'p';
  if (!isReverse && (head.letter !== 'q' || isLearned(head))) {
    return undefined;
  }
  const target = stepsOf(groups[0]!, values, indices);
  const given = groups[1] ? stepsOf(groups[1], values, indices) : [];
  if (!target || !given || target.length === 0) {
    return undefined;
  }
  return isReverse ? reverse(target, given, values) : forward(target, given, values);
}

/** The steps of x_t, x_{1:T}, or several of them; T is an end that a range counts to. */
function stepsOf(group: readonly Expression[], values: StepsInWorld, indices: Indices): Steps | undefined {
  const found: number[] = [];
  for (const each of withRanges(group)) {
    if (each.kind !== 'quantity' || !/^[xXzy]$/.test(each.letter) || each.accent !== '') {
      return undefined;
    }
    const colon = each.sub.slice(0, -1).lastIndexOf(':');
    const [from, to] = (
      colon > 0 ? [each.sub.slice(0, colon), each.sub.slice(colon + 1)] : [each.sub, each.sub]
    ).map((sub) => values.step(sub, indices));
    if (from === undefined || to === undefined || to - from > 20) {
      return undefined;
    }
    for (let step = from; step <= to; step++) {
      found.push(step);
    }
  }
  return found.sort((a, b) => a - b);
}

function forward(target: Steps, given: Steps, values: StepsInWorld): number | undefined {
  const { world } = values;
  const [first] = target;
  if (first === undefined) {
    return undefined;
  }
  if (target.length > 1) {
    const isRun = target.every((step, index) => step === first + index);
    if (!isRun) {
      return undefined;
    }
    // q(x_{s:T} | x_{s−1}) is the product of its steps; with x_0 among its targets the data's own density counts.
    const before = given.length === 1 ? given[0]! : given.length === 0 && first === 0 ? undefined : NaN;
    if (before !== undefined && before !== first - 1) {
      return undefined;
    }
    let product = first === 0 ? world.free('q(x_0)') : 1;
    for (const step of target) {
      if (step > 0) {
        product *= transition(step, step - 1, values);
      }
    }
    return product;
  }
  if (given.length === 0) {
    return world.free(`q(x_${first})`);
  }
  const before = given.filter((step) => step < first);
  const after = given.filter((step) => step > first);
  if (given.includes(first)) {
    return NaN;
  }
  // Markov chain: only the nearest earlier state counts.
  if (after.length === 0) {
    return transition(first, Math.max(...before), values);
  }
  if (before.length === 0) {
    return world.free(`q(x_${first}|x_${given.join()})`);
  }
  const [r, s] = [Math.max(...before), Math.min(...after)];
  // Bayes' rule.
  return (transition(s, first, values) * transition(first, r, values)) / transition(s, r, values);
}

/** q(x_t | x_s) of the forward process, s < t. */
function transition(t: number, s: number, { world }: StepsInWorld): number {
  const [now, before] = [world.alphaBar(t), world.alphaBar(s)];
  if (now === undefined || before === undefined) {
    return NaN;
  }
  const ratio = now / before;
  return gaussian(world.x(t)!, Math.sqrt(ratio) * (s === 0 ? world.x0() : world.x(s)!), 1 - ratio);
}

function reverse(target: Steps, given: Steps, values: StepsInWorld): number | undefined {
  const { world } = values;
  const { T } = world;
  const last = target.at(-1)!;
  const isRun = target.every((step, index) => step === target[0]! + index);
  // There is no step before the data.
  if (target[0]! < 0) {
    return NaN;
  }
  if (given.length === 0 && isRun && (last === T || target.length > 1)) {
    let product = last === T ? gaussian(world.x(T)!, 0, 1) : world.free(`p(x_${last}|x_)`);
    for (let step = last; step > target[0]!; step--) {
      product *= world.free(`p(x_${step - 1}|x_${step})`);
    }
    return product;
  }
  if (target.length > 1) {
    return undefined;
  }
  return world.free(`p(x_${target[0]}|x_${given.join()})`);
}

export const gaussian = (x: number, mean: number, variance: number): number =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
