import type { JudgeAlongPath } from './flow/path';
import type { Equation } from '../formulas/equation';
import { type Expression } from '../formulas/expression';
import type { SaidInWords } from '../prose/saidInWords';
import type { Verdict } from '../worlds/compare';
import type { Convention } from '../worlds/convention';

/** What is known about an equation that is meant as a formula. */
export type Judge = (equation: Equation, circumstances: Circumstances) => Verdict;

export interface Circumstances {
  /** How the letters of the schedule are read. */
  readonly convention: Convention;
  /** The verdict by the formula's truth alone. */
  readonly byTruth: () => Verdict;
  readonly around: Surroundings;
}

/** What the note says around a chain of equations. */
export interface Surroundings {
  /** Every formula that the note states, in order. */
  readonly stated: readonly Stated[];
  /** The section that the chain stands in, by its number. */
  readonly section: number;
  /** The sides of the chain. */
  readonly sides: readonly Expression[];
}

/** What the judges of a note's other formulas ask of one that it states. */
export interface StatableFormula {
  readonly id: string;
  /** It states the path that a flow's velocities are judged by. */
  readonly statesPath?: true;
  /** Judges it as a formula of a path that the note states. */
  readonly judgeAlongPath?: JudgeAlongPath;
}

/** A formula that the note states; the equation has the formula's own left side on its left. */
export interface Stated {
  readonly formula: StatableFormula;
  readonly equation: Equation;
  readonly section: number;
}

/** How a note writes a formula, for what its values do not tell. */
export interface Writing {
  readonly equation: Equation;
  /** How many relations lie between its two sides. */
  readonly distance: number;
  /** What the words around it say. */
  readonly said: SaidInWords;
  /** The math that it stands in, and what of that follows it, as TeX. */
  readonly tex: string;
  readonly rest: string;
}
