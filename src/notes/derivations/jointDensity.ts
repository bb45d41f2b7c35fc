import type { World } from '../worlds/world';

/** What a joint density is of: states by their steps, in order, and anything else by its name. */
export interface Members {
  readonly states: readonly number[];
  readonly others: readonly string[];
}

/** How the states of a Markov chain depend on each other: in any way, or as the forward process says. */
export type Dependence = 'any' | 'forward';

/** A draw of densities of one name, and the states that they are asked at. */
export interface Chain {
  readonly name: string;
  readonly dependence: Dependence;
  readonly world: World;
  readonly stateAt: (step: number) => number;
  /** The name of a member, which holds its value where that is moved. */
  readonly nameOf: (member: number | string) => string;
}

/**
 * ln of the joint density, or its derivative by one member. Every set of variables has a density of its own, so that
 * Bayes' rule and the chain rule hold in each draw; states depend on their neighbours only. Undefined for several states
 * beside other variables, of which nothing is known.
 */
export function logJoint(members: Members, chain: Chain, by?: number | string): number | undefined {
  const { states, others } = members;
  if (others.length > 0 && states.length > 1) {
    return undefined;
  }
  if (states.length < 2) {
    return one([...states, ...others], chain, by);
  }
  let total = chain.dependence === 'forward' ? one([states[0]!], chain, by) : 0;
  for (let index = 1; index < states.length; index++) {
    const pair = [states[index - 1]!, states[index]!] as const;
    total +=
      chain.dependence === 'forward'
        ? transition(pair, chain, by)
        : one(pair, chain, by) - (index > 1 ? one([pair[0]], chain, by) : 0);
  }
  return total;
}

function one(
  members: readonly (number | string)[],
  { name, world, nameOf }: Chain,
  by?: number | string,
): number {
  const isAbsent = members.length === 0 || (by !== undefined && !members.includes(by));
  if (isAbsent) {
    return 0;
  }
  const key = `${name}(${members.map(nameOf).join()})`;
  return by === undefined ? Math.log(world.free(key)) : world.free(`∂ ${key} ${by}`);
}

/** ln q(x_t | x_s) of the forward process, s < t, or its derivative by x_s or x_t. */
function transition(
  [s, t]: readonly [number, number],
  { world, stateAt }: Chain,
  by?: number | string,
): number {
  const [before, now] = [world.alphaBar(s), world.alphaBar(t)];
  if (before === undefined || now === undefined) {
    return NaN;
  }
  const ratio = now / before;
  const [scale, variance] = [Math.sqrt(ratio), 1 - ratio];
  const gap = stateAt(t) - scale * stateAt(s);
  if (by === undefined) {
    return -(gap ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
  }
  return by === t ? -gap / variance : by === s ? (scale * gap) / variance : 0;
}
