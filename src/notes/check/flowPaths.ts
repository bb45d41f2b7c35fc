import type { CheckedChain } from './checkedChain';
import { judgeFlow, type FlowPath } from './judges/flowJudges';

/** The paths that a note states, each for the velocities of its section. */
export class FlowPaths {
  /** The first true path of each section, which the section's velocities belong to. */
  private readonly paths = new Map<number, FlowPath>();
  private readonly onlyPath: FlowPath | undefined;

  constructor(chains: readonly CheckedChain[]) {
    const ambiguous = new Set<number>();
    for (const { recognised, section } of chains) {
      for (const { id, equation } of recognised) {
        if (id !== 'flow-path' || judgeFlow(id, equation, undefined) !== 'right') continue;
        const path = this.paths.get(section);
        if (!path) this.paths.set(section, { expression: equation.right });
        // Of a section with two paths nobody knows which one a velocity belongs to.
        else if (JSON.stringify(path.expression) !== JSON.stringify(equation.right)) ambiguous.add(section);
      }
    }
    for (const section of ambiguous) this.paths.delete(section);
    this.onlyPath =
      ambiguous.size > 0 ? undefined : this.paths.size === 1 ? [...this.paths.values()][0] : undefined;
  }

  /** The path that a chain's velocities belong to. */
  of({ section }: CheckedChain): FlowPath | undefined {
    return this.paths.get(section) ?? this.onlyPath;
  }
}
