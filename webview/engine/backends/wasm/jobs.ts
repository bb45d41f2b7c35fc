import type { Op } from '../../graph/operations';
import type { TrainingNode } from '../../graph/trainingGraph';
import type { Lifetime } from '../shared/slots';
import { wasmOperations } from './operations';
import type { Emitted, Job, NodeGraph, WasmNode } from './operations/wasmOperation';
import { rowLayout } from './rows';

/** What a plan is to compute. */
export interface PlanGoal {
  readonly nodes: readonly TrainingNode[];
  /** Nodes whose values are read after a run. */
  readonly results: readonly number[];
  /** Where the gradient by each parameter goes, by its node; empty in a plan that only predicts. */
  readonly gradients: ReadonlyMap<number, number>;
}

export interface JobList {
  readonly jobs: readonly Job[];
  /** The node whose value a node's is: itself, unless it is left out. */
  readonly root: (id: number) => number;
}

/** The work of all nodes, in their order. */
export function jobsOf({ nodes, results, gradients }: PlanGoal): JobList {
  const users = new Map<number, TrainingNode[]>();
  for (const node of nodes) {
    for (const id of new Set(node.inputs)) {
      users.set(id, [...(users.get(id) ?? []), node]);
    }
  }
  const graph: NodeGraph = {
    node: (id) => {
      const node = nodes[id];
      if (!node) {
        throw new Error(`The network has no node ${id}.`);
      }
      return node;
    },
    users: (id) => users.get(id) ?? [],
    isResult: (id) => results.includes(id),
    training: gradients.size > 0,
  };
  const jobs: Job[] = [];
  const same = new Map<number, number>();
  for (const node of nodes) {
    const emit = wasmOperations[node.operation.op] as (node: WasmNode<Op>) => Emitted;
    const emitted = emit({ ...node, graph });
    if (emitted && 'same' in emitted) {
      same.set(node.id, same.get(emitted.same) ?? emitted.same);
    } else if (emitted) {
      jobs.push(emitted);
    }
  }
  return { jobs, root: (id) => same.get(id) ?? id };
}

/** When values are first written and last read, in bytes for a batch. */
export function lifetimesOf(
  { jobs, root }: JobList,
  { nodes, results }: PlanGoal,
  batch: number,
): Lifetime<number>[] {
  const lifetimes = new Map<number, Lifetime<number>>();
  jobs.forEach(({ reads, writes }, at) => {
    for (const value of writes) {
      const size = batch * rowLayout(nodes[value]?.shape ?? []).imageBytes;
      lifetimes.set(value, { value, size, reserved: false, first: at, last: at });
    }
    for (const id of reads) {
      const lifetime = lifetimes.get(root(id));
      if (!lifetime) {
        throw new Error(`The network's node ${id} is used before it is computed.`);
      }
      lifetime.last = at;
    }
  });
  for (const id of results) {
    const lifetime = lifetimes.get(root(id));
    if (lifetime) {
      lifetime.last = jobs.length;
    }
  }
  return [...lifetimes.values()];
}
