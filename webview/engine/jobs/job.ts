import type { JobPhase } from '../protocol/phase';

/** Work that goes before training: a sampling, an evaluation, a check. Training waits for its end. */
export interface Job {
  readonly phase: JobPhase;
  /**
   * Does the work. Between its pieces it awaits `turn`, which lets messages be handled and waits out a pause; when
   * that resolves to false the work was stopped and must end.
   */
  run(turn: () => Promise<boolean>): Promise<void>;
}
