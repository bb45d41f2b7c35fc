import { errorMessage } from '../../../src/base/errorMessage';
import { newRunId, notFinite } from '../../../src/checkpoints/checkpointFile';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { Engine, TrainingConfig } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import type { Network } from '../contract/network';
import { buildNetwork, type NetworkConfig } from '../graph/buildNetwork';
import { forwardFlops } from '../graph/flops';
import { parameterCount, type Graph } from '../graph/graph';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint, type RunSetup } from '../models/checkpoint';
import { trainingNetwork } from '../models/trainingNetwork';
import { readPretrained } from '../models/pretrainedWeights';
import type { WorkerEvent } from '../protocol/events';
import type { OpenedInfo } from '../protocol/opened';
import type { TrainedStep } from '../protocol/trainedStep';
import { Diverged } from '../training/diverged';
import { LossCurve } from '../training/lossCurve';
import { TrainingPast } from '../training/trainingPast';
import { trainStep } from './trainStep';
import { TrainingRun } from './trainingRun';
import { TrainingWatch } from './trainingWatch';

/** What a run starts from instead of fresh weights: a run that was saved, or another network's weights. */
export interface SessionStart {
  readonly checkpoint?: Uint8Array | undefined;
  /** diffusion_pytorch_model.safetensors, or another run's checkpoint; `checkpoint` goes before it. */
  readonly pretrained?: Uint8Array | undefined;
}

/** What the run's engine was made with. */
export interface EngineSetup {
  readonly config: NetworkConfig;
  readonly training: TrainingConfig;
}

/** One opened network with its training run. */
export class Session {
  private constructor(
    private readonly engine: Engine,
    private readonly setup: RunSetup,
    readonly run: TrainingRun,
    readonly watch: TrainingWatch,
    /** The run's own network. */
    readonly network: Network & Required<Pick<Network, 'source'>>,
    readonly parameterCount: number,
    readonly checkpoint: OpenedInfo['checkpoint'],
    readonly engineSetup: EngineSetup,
    private readonly data: DataSet,
    /** Of the run, in its checkpoints. */
    private readonly about: Pick<Checkpoint, 'id' | 'others'>,
  ) {}

  /**
   * A checkpoint that is damaged or does not fit is refused whole, with the reason in `checkpoint`.
   * @throws {Error} with a sentence when the shipped weights are of another network.
   */
  static async open(
    device: EngineDevice,
    setup: RunSetup,
    data: DataSet,
    emit: (event: WorkerEvent) => void,
    { checkpoint: saved, pretrained }: SessionStart = {},
  ): Promise<Session> {
    const { train, schedule, seed } = setup;
    const config = trainingNetwork(train, data);
    const training = { ...train, schedule, seed };
    const graph = buildNetwork(config);
    const engine = device.createEngine(config, training, data);
    const [restored, refused] = saved ? read(saved, graph, setup) : [];
    if (restored) {
      await engine.restore(restored.snapshot);
    } else if (pretrained) {
      await engine.restore(readPretrained(pretrained, graph));
    }
    const network = {
      engine,
      source: engine,
      schedule,
      loss: train.loss,
      side: data.side,
      flops: forwardFlops(graph),
    };
    const watch = new TrainingWatch(network, training, data, restored?.past ?? new TrainingPast(), emit);
    const resumed = {
      lossCurve: LossCurve.of(restored?.lossCurve ?? []),
      elapsedSeconds: restored?.elapsedSeconds ?? 0,
    };
    const run = new TrainingRun(engine, emit, trainingFlops(graph) * train.batchSize, resumed, watch);
    const outcome = refused === undefined ? (restored ? 'restored' : 'none') : { refused };
    return new Session(
      engine,
      setup,
      run,
      watch,
      network,
      parameterCount(graph),
      outcome,
      { config, training },
      data,
      restored ?? { id: newRunId() },
    );
  }

  get step(): number {
    return this.engine.step;
  }

  /** Makes one step of the run and looks into it. @throws {Diverged} when its loss is no number. */
  trainStep(): Promise<TrainedStep> {
    const { run, engine, engineSetup, data } = this;
    return run.between(() => trainStep(engine, engineSetup.training, data, () => run.trainOnce()));
  }

  /**
   * The run as a file.
   * @throws {Diverged} when a value of it is not finite: such a run cannot be gone on with.
   */
  async save(): Promise<Uint8Array> {
    const snapshot = await this.engine.snapshot();
    const { step, weights, ema, adamM, adamV } = snapshot;
    if ([weights, ema, adamM, adamV].some((part) => notFinite(part) !== undefined)) {
      throw new Diverged({ what: 'weights', step });
    }
    const { id, others } = this.about;
    return encodeCheckpoint({
      setup: this.setup,
      snapshot,
      lossCurve: this.run.lossCurve.points,
      elapsedSeconds: this.run.elapsedSeconds,
      past: this.watch.past,
      ...(id === undefined ? {} : { id }),
      ...(others ? { others } : {}),
    });
  }

  async dispose(): Promise<void> {
    await this.run.dispose();
    this.engine.dispose();
  }
}

/** Of one image's training step: the backward pass has two products for each of the forward pass. */
function trainingFlops(graph: Graph): number {
  return 3 * forwardFlops(graph);
}

/** Either the checkpoint or the sentence that refuses it. */
function read(bytes: Uint8Array, graph: Graph, setup: RunSetup): [Checkpoint] | [undefined, string] {
  try {
    return [decodeCheckpoint(bytes, graph, setup)];
  } catch (error) {
    return [undefined, errorMessage(error)];
  }
}
