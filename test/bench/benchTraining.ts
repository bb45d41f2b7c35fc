import type { PresetId } from '../../src/protocol/playgroundState';
import type { TrainingConfig } from '../../webview/engine/contract/engine';

/** The network and batch size of a figure, without which it says nothing. */
export interface MeasuredOn {
  readonly preset: PresetId;
  readonly batch: number;
}

/** The same schedule, seed and optimiser for all that are compared. */
export function benchTraining(batchSize: number): TrainingConfig {
  return {
    schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
    batchSize,
    learningRate: 2e-4,
    emaDecay: 0.9999,
    dropout: 0,
    flip: false,
    seed: 0,
    loss: 'epsilon',
    warmupSteps: 0,
    decaySteps: 0,
    maxGradientNorm: 1,
    snrGamma: 0,
    labelDropout: 0,
  };
}
