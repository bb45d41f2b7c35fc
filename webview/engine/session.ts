import type { DataSet } from '../../src/datasets/dataSet';
import { createSchedule } from '../../src/diffusion/schedule';
import type { SampleSettings } from '../../src/protocol/playgroundState';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint, type RunSetup } from './checkpoint';
import { numClassEmbeds } from './classLabels';
import type { FrameRecorder } from './frameRecorder';
import { parameterCount, type Graph } from './graph/graph';
import { buildUNet } from './graph/unet';
import { presetConfig } from './graph/unetConfig';
import { LossCurve } from './lossCurve';
import { planFor } from './planFor';
import type { Engine } from './engine';
import type { EngineDevice } from './engineDevice';
import { TrainingRun } from './trainingRun';
import type { OpenedInfo, WorkerEvent } from './workerProtocol';

/** One opened network with its run, from fresh weights or from a checkpoint. */
export class Session {
  private constructor(
    private readonly engine: Engine,
    private readonly setup: RunSetup,
    readonly run: TrainingRun,
    readonly parameterCount: number,
    readonly checkpoint: OpenedInfo['checkpoint'],
  ) {}

  /** A checkpoint that is damaged or does not fit is refused whole, with the reason in `checkpoint`. */
  static async open(
    device: EngineDevice,
    setup: RunSetup,
    data: DataSet,
    recorder: FrameRecorder,
    emit: (event: WorkerEvent) => void,
    saved?: Uint8Array,
  ): Promise<Session> {
    const { train, schedule, seed } = setup;
    const classes = train.conditional ? numClassEmbeds(data) : null;
    const config = presetConfig(train.preset, data.side, train.dropout, classes);
    const training = { ...train, schedule, seed };
    const graph = buildUNet(config);
    const engine = device.createEngine(config, training, data);
    const [restored, refused] = saved ? read(saved, graph, setup) : [];
    if (restored) await engine.restore(restored.snapshot);
    const run = new TrainingRun(engine, recorder, emit, {
      lossCurve: LossCurve.of(restored?.lossCurve ?? []),
      elapsedSeconds: restored?.elapsedSeconds ?? 0,
    });
    const outcome = refused === undefined ? (restored ? 'restored' : 'none') : { refused };
    return new Session(engine, setup, run, parameterCount(graph), outcome);
  }

  get step(): number {
    return this.engine.step;
  }

  sample(settings: SampleSettings, seed: number): Promise<void> {
    return this.run.sample(planFor(createSchedule(this.setup.schedule), settings), settings.count, seed);
  }

  async save(): Promise<Uint8Array> {
    return encodeCheckpoint({
      setup: this.setup,
      snapshot: await this.engine.snapshot(),
      lossCurve: this.run.lossCurve.points,
      elapsedSeconds: this.run.elapsedSeconds,
    });
  }

  async dispose(): Promise<void> {
    await this.run.dispose();
    this.engine.dispose();
  }
}

/** Either the checkpoint or the sentence that refuses it. */
function read(bytes: Uint8Array, graph: Graph, setup: RunSetup): [Checkpoint] | [undefined, string] {
  try {
    return [decodeCheckpoint(bytes, graph, setup)];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : String(error)];
  }
}
