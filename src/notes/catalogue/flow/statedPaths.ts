import { type Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { best } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import type { Formula } from '../formula';
import type { Stated, Surroundings } from '../judge';
import { judgePath } from './judgePath';
import { type FlowPath, type JudgeAlongPath, turnedPath } from './path';

/** How many velocities must contradict a path before the path itself is judged wrong. */
const minWitnesses = 2;

/** The true paths that a note states, which its velocities belong to. */
class StatedPaths {
  private readonly bySection = new Map<number, FlowPath[]>();
  private readonly all: FlowPath[] = [];
  private readonly turned = new Set<string>();

  constructor(stated: readonly Stated[]) {
    for (const { formula, equation, section } of stated) {
      if (!formula.statesPath || judgePath(equation) !== 'right') {
        continue;
      }
      const path = this.asUsed({ expression: equation.right }, stated);
      const own = this.bySection.get(section) ?? [];
      this.bySection.set(section, own);
      for (const paths of [own, this.all]) {
        if (!paths.some((each) => isSame(each, path))) {
          paths.push(path);
        }
      }
    }
  }

  /**
   * The paths that a chain's velocities may belong to: those of its section, or else of the note; none where the chain
   * holds a root, a sine or a cosine, as curved paths do.
   */
  of({ section, sides }: Surroundings): readonly FlowPath[] {
    const isCurved = sides.some((side) => somePart(side, isCurve));
    return isCurved ? [] : (this.bySection.get(section) ?? this.all);
  }

  /** Whether the note's velocities fit a path only with its ends exchanged. */
  isTurned(expression: Expression): boolean {
    return this.turned.has(JSON.stringify(expression));
  }

  /** The path, with its ends exchanged where only that fits the note's velocities. */
  private asUsed(path: FlowPath, stated: readonly Stated[]): FlowPath {
    const other = turnedPath(path);
    if (!other) {
      return path;
    }
    let witnesses = 0;
    for (const { formula, equation } of stated) {
      if (formula.judgeAlongPath?.(equation, path) === 'right') {
        return path;
      }
      if (formula.judgeAlongPath?.(equation, other) === 'right') {
        witnesses++;
      }
    }
    if (witnesses < minWitnesses) {
      return path;
    }
    this.turned.add(JSON.stringify(path.expression));
    return other;
  }
}

const known = new WeakMap<readonly Stated[], StatedPaths>();

/** The paths that the note around an equation states, worked out once for each note. */
export function statedPaths({ stated }: Surroundings): StatedPaths {
  let paths = known.get(stated);
  if (!paths) {
    known.set(stated, (paths = new StatedPaths(stated)));
  }
  return paths;
}

/** How a formula is judged that is true of one of the paths that the note states. */
export const ofStatedPath = (
  judgeAlongPath: JudgeAlongPath,
): Pick<Formula, 'judge' | 'judgeAlongPath' | 'dependsOn' | 'conventions' | 'furtherSides'> => ({
  judgeAlongPath,
  judge: (equation, { around }) =>
    best(
      statedPaths(around)
        .of(around)
        .map((path) => judgeAlongPath(equation, path)),
    ),
  dependsOn: (around) => statedPaths(around).of(around),
  conventions: [ddpmConvention],
  furtherSides: 'recognised if it is right',
});

/** A root or a circle's function, as paths have that keep their variance. */
const isCurve = (part: Expression): boolean =>
  (part.kind === 'function' && /^(?:sin|cos|tan)$/.test(part.name)) ||
  (part.kind === 'power' && part.exponent.kind === 'power');

const isSame = (a: FlowPath, b: FlowPath): boolean => JSON.stringify(a) === JSON.stringify(b);
