import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isLearned, isNoise } from '../../vocabulary/roles';
import { isEqual, worlds, type Verdict } from '../../worlds/compare';
import type { Convention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { keyOf, type Letters } from '../../worlds/letters';
import type { World } from '../../worlds/world';

/** Compares mean and variance of two sides that hold different noises. */
export function compareInDistribution(
  left: Expression,
  right: Expression,
  letters: Letters,
  convention: Convention,
): Verdict {
  let counted = 0;
  for (const world of worlds) {
    const [a, b] = [left, right].map((side) => momentsOf(side, world, letters, convention));
    if ((!a || !b) && world.t === 1) {
      continue;
    }
    if (!a || !b) {
      return 'unknown';
    }
    if (!Number.isFinite(a.mean + a.variance)) {
      continue;
    }
    if (!Number.isFinite(b.mean + b.variance) && world.t === 1) {
      continue;
    }
    counted++;
    if (!isEqual(a.mean, b.mean) || !isEqual(a.variance, b.variance)) {
      return 'wrong';
    }
  }
  return counted >= 2 ? 'right' : 'unknown';
}

/** Mean and variance of a side in one draw, over its noises; undefined where they are not independent. */
export function momentsOf(
  side: Expression,
  world: World,
  letters: Letters,
  convention: Convention,
): { readonly mean: number; readonly variance: number } | undefined {
  if (somePart(side, (part) => part.kind === 'expectation' || part.kind === 'norm')) {
    return undefined;
  }
  const all = quantities(side);
  if (all.some((each) => isLearned(each) || each.letter === '∇')) {
    return undefined;
  }
  const keys = new Set<string>();
  // A noise that occurs twice may stand for two independent ones.
  const named = all.filter((each) => isNoise(each, letters.state)).map(keyOf);
  if (new Set(named).size < named.length) {
    return undefined;
  }
  const plain = new FormulaValues(world, convention, letters);
  for (const each of all) {
    if (isNoise(each, letters.state)) {
      keys.add(keyOf(each));
    }
    if (each.letter === letters.state && each.accent === '') {
      const step = plain.step(each.sub, new Map());
      if (step !== undefined && step > 0) {
        keys.add(`state ${step}`);
      }
    }
  }
  const states = [...keys].filter((key) => key.startsWith('state'));
  if (states.length > 1 || keys.size === 0) {
    return undefined;
  }
  const at = (one?: string) => {
    const noises = new Map([...keys].map((key) => [key, key === one ? 1 : 0] as const));
    return evaluate(side, new FormulaValues(world, convention, letters, { noises, unknowns: true }));
  };
  const mean = at();
  if (mean === undefined) {
    return undefined;
  }
  let variance = 0;
  for (const key of keys) {
    const shifted = at(key);
    if (shifted === undefined) {
      return undefined;
    }
    variance += (shifted - mean) ** 2;
  }
  return { mean, variance };
}
