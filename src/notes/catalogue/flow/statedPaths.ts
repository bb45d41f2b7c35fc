import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/facts';
import type { CheckedChain } from '../../check/chains/checkedChain';
import { judgeFlow, turnedPath, type FlowPath } from './path';

/** So many formulas speak against a path before it is taken for the one that is wrong. */
const minWitnesses = 2;

/** The true paths that a note states, which its velocities belong to. */
export class FlowPaths {
  private readonly bySection = new Map<number, FlowPath[]>();
  private readonly all: FlowPath[] = [];
  private readonly turned = new Set<string>();

  constructor(chains: readonly CheckedChain[]) {
    for (const { recognised, section } of chains) {
      for (const { id, equation } of recognised) {
        if (id !== 'flow-path' || judgeFlow(id, equation, []) !== 'right') continue;
        const path = this.asUsed({ expression: equation.right }, chains);
        const own = this.bySection.get(section) ?? [];
        this.bySection.set(section, own);
        for (const paths of [own, this.all]) if (!paths.some((each) => isSame(each, path))) paths.push(path);
      }
    }
  }

  /**
   * The paths that a chain's velocities may belong to: those of its section, or else of the note, unless it bends as
   * none of these does.
   */
  of({ section, sides }: CheckedChain): readonly FlowPath[] {
    const own = this.bySection.get(section);
    const isBent = sides.some(({ expression }) => somePart(expression, isCurve));
    return isBent ? [] : (own ?? this.all);
  }

  /** Whether a path goes the other way than everything that the note says of it. */
  isTurned(expression: Expression): boolean {
    return this.turned.has(JSON.stringify(expression));
  }

  /** The path, or with its ends exchanged where all of several velocities are those of that one. */
  private asUsed(path: FlowPath, chains: readonly CheckedChain[]): FlowPath {
    const other = turnedPath(path);
    if (!other) return path;
    let witnesses = 0;
    for (const { id, equation } of chains.flatMap(({ recognised }) => recognised)) {
      if (id === 'flow-path' || id === 'flow-step') continue;
      if (judgeFlow(id, equation, [path]) === 'right') return path;
      if (judgeFlow(id, equation, [other]) === 'right') witnesses++;
    }
    if (witnesses < minWitnesses) return path;
    this.turned.add(JSON.stringify(path.expression));
    return other;
  }
}

/** A root or a circle's function, as paths have that keep their variance. */
const isCurve = (part: Expression): boolean =>
  (part.kind === 'function' && /^(?:sin|cos|tan)$/.test(part.name)) ||
  (part.kind === 'power' && part.exponent.kind === 'power');

const isSame = (a: FlowPath, b: FlowPath): boolean => JSON.stringify(a) === JSON.stringify(b);
