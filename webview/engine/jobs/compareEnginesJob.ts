import type { EngineSpeed } from '../protocol/checks';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { EngineId, TrainingConfig } from '../contract/engine';
import { forwardFlops } from '../graph/flops';
import { buildNetwork, type NetworkConfig } from '../graph/buildNetwork';
import type { Job } from './job';
import { errorMessage } from '../../../src/base/errorMessage';
import type { ChosenDevice } from '../backends/openEngine';
import type { WorkerEvent } from '../protocol/events';

/** Each engine trains for about this long, and at least one step. */
const secondsEach = 4;
const mostSteps = 200;

/** Trains the same network on the same batches with one engine after the other, and tells how fast each is. */
export function compareEnginesJob(
  engines: readonly EngineId[],
  openDevice: (engine: EngineId) => Promise<ChosenDevice>,
  { config, training, data }: { config: NetworkConfig; training: TrainingConfig; data: DataSet },
  emit: (event: WorkerEvent) => void,
): Job {
  const stepFlops = 3 * training.batchSize * forwardFlops(buildNetwork(config));
  const measure = async (id: EngineId, turn: () => Promise<boolean>): Promise<EngineSpeed> => {
    const started = performance.now();
    const { device, reason, obstacle } = await openDevice(id);
    try {
      if (device.id !== id) {
        return { engine: id, unavailable: reason, ...(obstacle === undefined ? {} : { obstacle }) };
      }
      const engine = device.createEngine(config, training, data);
      try {
        const [loss = NaN] = await engine.train(1);
        const startSeconds = (performance.now() - started) / 1000;
        let [steps, seconds, slice] = [0, 0, 1];
        while (seconds < secondsEach && steps < mostSteps && (await turn())) {
          const before = performance.now();
          await engine.train(slice);
          const took = (performance.now() - before) / 1000;
          steps += slice;
          seconds += took;
          slice = Math.max(1, Math.min(20, Math.round((0.5 * slice) / took)));
        }
        const stepsPerSecond = steps / seconds;
        return { engine: id, stepsPerSecond, gflops: (stepsPerSecond * stepFlops) / 1e9, loss, startSeconds };
      } finally {
        engine.dispose();
      }
    } finally {
      device.dispose();
    }
  };
  return {
    phase: 'checking',
    async run(turn) {
      for (const [index, id] of engines.entries()) {
        emit({ type: 'comparing', engine: id, index, of: engines.length });
        const speed = await measure(id, turn).catch((error: unknown): EngineSpeed => ({
          engine: id,
          unavailable: errorMessage(error),
        }));
        if ('stepsPerSecond' in speed && !(speed.stepsPerSecond > 0)) {
          break;
        }
        emit({ type: 'compared', speed });
        if (!(await turn())) {
          break;
        }
      }
      emit({ type: 'comparisonEnded' });
    },
  };
}
