import type { AgreementRow, EngineSpeed, CheckOutcome } from '../../engine/protocol/checks';
import type { EngineId } from '../../engine/contract/engine';
import type { WorkerEvent } from '../../engine/protocol/events';
import type { GpuFindings } from './gpuChecks';

/** What the worker tells about checks. */
export type CheckEvent = Extract<
  WorkerEvent,
  {
    type: 'checkStarted' | 'checked' | 'checkEnded' | 'comparing' | 'compared' | 'comparisonEnded';
  }
>;

/** A self-check, under way or ended. */
export interface SelfCheck {
  readonly subject: EngineId;
  readonly reference: EngineId;
  readonly rows: readonly AgreementRow[];
  readonly outcome: CheckOutcome | undefined;
  readonly seconds: number;
}

/** A comparison of all engines' speed, under way or ended. */
export interface EngineComparison {
  readonly speeds: readonly EngineSpeed[];
  readonly now: EngineId | undefined;
}

/** What the last self-check and the last comparison of engines found. */
export class CheckProgress {
  selfCheck: SelfCheck | undefined;
  comparison: EngineComparison | undefined;
  /** What stands between the page and the GPU. */
  gpu: GpuFindings | undefined;

  receive(event: CheckEvent): void {
    switch (event.type) {
      case 'checkStarted': {
        const { subject, reference } = event;
        this.selfCheck = { subject, reference, rows: [], outcome: undefined, seconds: 0 };
        return;
      }
      case 'checked':
        if (this.selfCheck) {
          this.selfCheck = { ...this.selfCheck, rows: [...this.selfCheck.rows, event.row] };
        }
        return;
      case 'checkEnded':
        if (this.selfCheck) {
          this.selfCheck = { ...this.selfCheck, outcome: event.outcome, seconds: event.seconds };
        }
        return;
      case 'comparing':
        this.comparison = {
          speeds: event.index === 0 ? [] : (this.comparison?.speeds ?? []),
          now: event.engine,
        };
        return;
      case 'compared':
        this.comparison = { speeds: [...(this.comparison?.speeds ?? []), event.speed], now: undefined };
        return;
      case 'comparisonEnded':
        this.comparison = { speeds: this.comparison?.speeds ?? [], now: undefined };
        return;
    }
  }
}
