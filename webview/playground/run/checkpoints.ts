import { withDivergence, type Divergence } from '../../../src/checkpoints/checkpointFile';
import { EngineGone } from '../../engine/worker/engineClient';
import type { TellNews } from './runEvents';
import type { RunState } from './runState';
import { openSavedRun, readSavedRun, type SavedRun } from './savedRun';

/** At most this much training is lost when the window dies. */
const intervalMs = 20_000;

/** The run's checkpoints: the last one, and when the next is due. */
export class Checkpoints {
  private last: { readonly step: number; at: number; readonly bytes?: Uint8Array; readonly id?: string } = {
    step: 0,
    at: 0,
  };

  constructor(
    private readonly state: RunState,
    private readonly tell: TellNews,
  ) {}

  /** The step of the last one; 0 when there is none. */
  get step(): number {
    return this.last.step;
  }

  /** What all checkpoints of the run state; undefined while there is none. */
  get id(): string | undefined {
    return this.last.id;
  }

  /** The last one as a file. */
  get bytes(): Uint8Array | undefined {
    return this.last.bytes;
  }

  get isDue(): boolean {
    return this.state.phase === 'training' && performance.now() - this.last.at > intervalMs;
  }

  /** The run is that of a checkpoint from now on, or a fresh one. */
  begin(checkpoint: Uint8Array | undefined): SavedRun | undefined {
    const saved = checkpoint && readSavedRun(checkpoint);
    this.state.takePast(saved);
    this.last = {
      step: this.state.step,
      at: performance.now(),
      ...(checkpoint ? { bytes: checkpoint } : {}),
      ...(saved ? { id: saved.id } : {}),
    };
    return saved;
  }

  /** Whether there is something to save, and the run can still give it. */
  get isBehind(): boolean {
    return !this.hasDiverged() && !(this.state.step === this.last.step && this.last.bytes);
  }

  /**
   * Takes one, which is also told to whoever keeps it; the last one where the run can give none any more.
   * @param request Asks the engine for it; undefined when another engine has taken its place meanwhile.
   */
  async take(request: () => Promise<unknown>): Promise<Uint8Array | undefined> {
    this.last.at = performance.now();
    let bytes: unknown;
    try {
      bytes = await request();
    } catch (error) {
      if (error instanceof EngineGone || this.hasDiverged()) {
        return this.last.bytes;
      }
      throw error;
    }
    if (!(bytes instanceof Uint8Array)) {
      return undefined;
    }
    // The engine may be steps ahead of what it has reported.
    this.keep(bytes, openSavedRun(bytes));
    return bytes;
  }

  /** The last one says from now on that the run went no further. */
  endDiverged(divergence: Divergence): void {
    const { bytes, step, id } = this.last;
    if (bytes && id !== undefined) {
      this.keep(withDivergence(bytes, divergence), { step, id });
    }
  }

  private hasDiverged(): boolean {
    return this.state.diverged !== undefined;
  }

  private keep(bytes: Uint8Array, { step, id }: Pick<SavedRun, 'step' | 'id'>): void {
    this.last = { step, at: performance.now(), bytes, id };
    this.tell({ type: 'checkpoint', bytes, step });
  }
}
