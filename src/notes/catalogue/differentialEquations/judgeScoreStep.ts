import type { Equation } from '../../formulas/equation';
import { type Expression, mapParts, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { Coefficients } from '../../worlds/coefficients';
import { type Verdict, best, compare, perWorld } from '../../worlds/compare';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { World } from '../../worlds/world';
import type { Circumstances } from '../judge';

/** A step along the score with noise: Langevin's, or the reverse SDE's. */
export function judgeScoreStep({ right }: Equation, { convention }: Circumstances): Verdict {
  const all = quantities(right);
  if (all.some(({ letter, accent }) => letter === 'α' && accent !== '')) {
    return 'unknown';
  }
  // √|Δt|: the step may be negative.
  if (somePart(right, (part) => part.kind === 'norm')) {
    return 'unknown';
  }
  // DDPM's own step may add noise of either variance.
  if (all.some(({ letter, accent }) => letter === 'β' && accent === 'tilde')) {
    return 'unknown';
  }
  // Without a step size nothing can be compared.
  if (all.filter(({ letter }) => !/^[xXystcikθN∇pq]$/.test(letter)).length < 2) {
    return 'unknown';
  }
  const isNamed = all.some((each) => /^[zξζ]$/.test(each.letter) || (each.letter === 'ε' && each.sub !== ''));
  const coefficients = new Coefficients(right, convention, !isNamed);
  const levels = [
    ...new Map(all.filter(({ letter }) => letter === 'σ').map((each) => [each.sub, each] as const)).values(),
  ];
  const ratioIn = (world: World) => {
    const values = new FormulaValues(world, convention, readLetters([right]), { unknowns: true });
    const [a, b] = levels.map((each) => values.quantity(each, new Map()));
    return a === undefined || b === undefined ? NaN : (a / b) ** 2;
  };
  const partsIn = perWorld((world) => {
    const [s, z, f, x] = ['score', 'noise', 'drift', 'data'].map((part) => coefficients.of(world, part));
    return s === undefined || z === undefined || f === undefined || x === undefined
      ? undefined
      : { s, z, f, x, ratio: ratioIn(world) };
  });
  const relations: ((c: ScoreStep) => readonly number[])[] = [
    ({ s, z, f }) => [z * z - 2 * s, f],
    ({ s, z, f }) => [z * z - s, f === 0 ? 0 : f < 0 ? 0 : 1],
    // The score and the state may be scaled alike, as in DDPM's own step.
    ({ s, z, f, x }) => [z * z - s / x, f],
    // From one noise level to another with less noise than forwards: score SDE's eq. 47.
    ({ s, z, f, ratio }) => [Math.min(Math.abs(z * z - s * ratio), Math.abs(z * z - s / ratio)), f],
  ];
  // The arguments of a network are no part of the step.
  const outside = quantities(withoutArguments(right));
  if (outside.some(({ letter }) => letter === 'σ') && outside.some(({ letter }) => /^[αβ]$/.test(letter))) {
    return 'unknown';
  }
  // Without a schedule in it the step is Langevin's.
  const isSde = all.some(({ letter }) => /^[σgGfβαΔh]$/.test(letter));
  return best(
    relations.slice(0, isSde ? (levels.length === 2 ? 4 : 3) : 1).map((relation) =>
      compare(
        // Noise levels may rise or fall: a draw in which a root is imaginary says nothing.
        (world) => (Number.isNaN(partsIn(world)?.z) ? NaN : 0),
        (world) => {
          const parts = partsIn(world);
          return parts && Math.max(...relation(parts).map(Math.abs));
        },
      ),
    ),
  );
}

/** The factors of a step's score, noise, drift and state, and how its two noise levels' variances compare. */
interface ScoreStep {
  readonly s: number;
  readonly z: number;
  readonly f: number;
  readonly x: number;
  readonly ratio: number;
}

const withoutArguments = (part: Expression): Expression =>
  part.kind === 'apply' ? part.head : mapParts(part, withoutArguments);
