import type { SavedTuning } from '../../../../../src/protocol/savedTuning';

/** The name of the fastest kernel (kernelChoice.ts) by what its speed depends on (tuner.ts). */
export type TuningTable = Map<string, string>;

/** What was measured, by adapter: it outlives devices, and windows too where `onMeasured` has it kept. */
export class TuningCache {
  private readonly tables = new Map<string, TuningTable>();

  constructor(
    private readonly onMeasured: (adapter: string, kernels: SavedTuning[string]) => void = () => undefined,
  ) {}

  /** Takes in what was kept. What was measured since goes before it. */
  load(saved: SavedTuning): void {
    for (const [adapter, kernels] of Object.entries(saved)) {
      const table = this.table(adapter);
      for (const [shape, kernel] of Object.entries(kernels)) {
        if (!table.has(shape)) {
          table.set(shape, kernel);
        }
      }
    }
  }

  table(adapter: string): TuningTable {
    const table = this.tables.get(adapter) ?? new Map<string, string>();
    this.tables.set(adapter, table);
    return table;
  }

  /** Tells that an adapter's table has grown. */
  tell(adapter: string): void {
    this.onMeasured(adapter, Object.fromEntries(this.table(adapter)));
  }
}
