import { planSlots } from '../shared/slots';
import type { NetworkInputs } from '../shared/networkInputs';
import { jobsOf, lifetimesOf, type PlanGoal } from './jobs';
import type { NetworkMemory, Panels } from './networkMemory';
import type { Place, Rows, Step } from './operations/wasmOperation';
import { readRows, rowLayout } from './rows';
import { Scratch } from './scratch';
import type { WasmVector } from './wasmVectors';

/** A graph for batches of one size as calls of kernels, with all memory planned. */
export class WasmPlan {
  private readonly steps: readonly Step[];
  private readonly panels = new Set<Panels>();
  private readonly slots: readonly number[];
  private readonly scratch: Scratch;
  private readonly rows: (id: number) => Rows;

  constructor(
    private readonly memory: NetworkMemory,
    goal: PlanGoal,
    readonly batch: number,
  ) {
    const list = jobsOf(goal);
    const { slotOf, slots } = planSlots(lifetimesOf(list, goal, batch));
    this.slots = slots.map((bytes) => memory.allocate(bytes));
    this.scratch = new Scratch(memory);
    this.rows = (id) => {
      const pointer = this.slots[slotOf.get(list.root(id)) ?? -1];
      if (pointer === undefined) {
        throw new Error(`The network's node ${id} has no memory.`);
      }
      return { pointer, ...rowLayout(goal.nodes[id]?.shape ?? []) };
    };
    const place = this.placeOf(goal);
    this.steps = list.jobs.map((job) => {
      this.scratch.reset();
      return job.step(place);
    });
  }

  run(weights: WasmVector, inputs: NetworkInputs): void {
    this.memory.fill(this.panels, weights);
    const run = { weights: weights.pointer, inputs };
    for (const step of this.steps) {
      step(run);
    }
  }

  /** A result's value, NCHW. */
  read(id: number): Float32Array {
    const { memory, batch } = this;
    const rows = this.rows(id);
    return readRows(memory.floats(rows.pointer, (batch * rows.imageBytes) / 4), batch, rows);
  }

  /** The first number of a result. */
  readNumber(id: number): number {
    return this.memory.floats(this.rows(id).pointer, 1)[0] ?? NaN;
  }

  dispose(): void {
    for (const pointer of this.slots) {
      this.memory.release(pointer);
    }
    this.scratch.release();
  }

  private placeOf({ gradients }: PlanGoal): Place {
    const { memory, batch, rows, scratch, panels } = this;
    const filled = (made: Panels) => {
      panels.add(made);
      return made.pointer;
    };
    return {
      memory,
      batch,
      rows,
      gradient: (id) => {
        const pointer = gradients.get(id);
        if (pointer === undefined) {
          throw new Error(`The network's node ${id} is no parameter's gradient.`);
        }
        return pointer;
      },
      panels: (name, way, layout) => filled(memory.panelsOf(name, way, layout)),
      planes: (name, way, layout, flipped) => filled(memory.planesOf(name, way, layout, flipped)),
      scratch: (bytes) => scratch.take(bytes),
    };
  }
}
