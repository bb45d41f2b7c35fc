import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { Place } from '../../../src/protocol/place';
import type { EngineId } from '../../engine/contract/engine';
import { checkGpu } from '../engines/gpuChecks';
import type { RunEngine } from './runEngine';
import type { RunNews } from './runEvents';
import type { RunState } from './runState';

/** Whether engines compute the same, how fast they are, and why the GPU is not used; `RunState.checks` tells. */
export class EngineChecks {
  constructor(
    private readonly engine: RunEngine,
    private readonly state: RunState,
    private readonly tell: (news: RunNews) => void,
  ) {}

  /** Compares the engine in use with a reference. */
  selfCheck(): Promise<void> {
    return this.engine.try(() =>
      this.engine.requestWithOnnx((onnxWasm) => ({ type: 'selfCheck', onnxWasm })),
    );
  }

  /** Trains the run's network on each engine in turn. */
  compareEngines(engines: readonly EngineId[]): Promise<void> {
    return this.engine.try(() =>
      this.engine.requestWithOnnx((onnxWasm) => ({ type: 'compareEngines', engines, onnxWasm })),
    );
  }

  /** Looks for what stands between this page and the GPU. */
  async checkGpu(engine: EngineChoice, place: Place | undefined): Promise<void> {
    const { checks, info } = this.state;
    checks.gpu = await checkGpu({
      gpu: (navigator as { readonly gpu?: GPU }).gpu,
      isSecure: isSecureContext,
      userAgent: navigator.userAgent,
      place,
      engine,
      reason: info?.reason,
    });
    this.tell({ type: 'changed' });
  }
}
