import type {
  DataSetId,
  PresetId,
  WrittenTrainSettings,
  WrittenSampleSettings,
} from '../../../src/protocol/playgroundState';
import type { Divergence } from '../../../src/checkpoints/checkpointFile';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { ModelFormat } from '../../../src/protocol/modelExchange';
import type { Origin, Provenance } from '../../../src/protocol/provenance';
import type { SavedTuning } from '../../../src/protocol/savedTuning';
import type { AgreementRow } from '../jobs/agreement';
import type { EngineSpeed } from '../jobs/compareEnginesJob';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import type { EvaluationSettings } from '../jobs/evaluateJob';
import type { EngineId } from '../contract/engine';
import type { ImageOperation } from '../sampling/imageOperation';
import type { JobPhase } from '../jobs/job';
import type { JudgedQuality, QualitySettings, QualityStage } from '../jobs/qualityJob';
import type { MeterReading } from '../jobs/meter';
import type { ForeignFacts } from '../models/onnx/foreignNetwork';
import type { ForeignOpened } from '../worker/foreignWorker';
import type { ModelFiles } from '../models/network';

/** An ONNX file that runs in a worker of its own, and the port to it. */
export type ConnectedModel = ForeignFacts & ForeignOpened & { readonly port: MessagePort };

/** Page → worker. Every request with an `id` is answered by a `reply` or a `failed` with the same id. */
export type WorkerRequest =
  /** Makes the engine and the run. Answered by an `opened` event. `digits` is dist/datasets.safetensors as bytes. */
  | {
      type: 'open';
      id: number;
      engine: 'auto' | EngineId;
      digits: ArrayBuffer;
      schedule: ScheduleConfig;
      train: WrittenTrainSettings;
      seed: number;
      /** Gives ort-wasm-simd-threaded.wasm (assetPort.ts); without it tfjs runs on the CPU. */
      onnxWasm?: MessagePort;
      /** Translations for the worker's sentences, as `l10n.config` takes them; English without. */
      l10n?: Readonly<Record<string, string>>;
      /** A checkpoint to continue from; refused whole (reply carries the reason) when it does not fit. */
      checkpoint?: Uint8Array;
      /** Train on the CPU even where there is a GPU: it was lost more than once. */
      avoidGpu?: boolean;
      /** A shipped model's weights to start from when there is no checkpoint. */
      pretrained?: Uint8Array;
      /** Which kernels were fastest on this machine's GPUs before. */
      tuning?: SavedTuning;
    }
  /** Opens a shipped or imported model beside the run, where it stays until the next `open`. */
  | { type: 'loadModel'; id: number; model: string; files: ModelFiles | ConnectedModel }
  /** The worker of an imported model is gone; without a reason the user ended it. Does not wait for what runs. */
  | { type: 'endModel'; id: number; model: string; reason: string }
  /** Reply value: ModelFile[], the run's own network, or the `model` that was loaded, in this format. */
  | { type: 'exportModel'; id: number; format: ModelFormat; model?: string }
  /** `xt` shows the noisy grid, `x0` the predicted one. Canvases may be attached again after a page moved. */
  | { type: 'attachCanvas'; id: number; role: 'xt' | 'x0'; canvas: OffscreenCanvas }
  /** The colours of points in the plane: the worker has no theme. */
  | { type: 'setColors'; id: number; colors: PointsColors }
  /** Trains until stopped, or until the run's step count reaches `untilStep`. */
  | { type: 'train'; id: number; untilStep?: number }
  /** Samples the run's own network, or the shipped `model` that was loaded. */
  | {
      type: 'sample';
      id: number;
      settings: WrittenSampleSettings;
      seed: number;
      model?: string;
      operation?: ImageOperation;
      /** What a shipped model was trained on; points are shown behind its samples. */
      dataSet?: DataSetId;
    }
  /** Compares the engine in use with a reference; answered by `checkStarted`, `checked` and `checkEnded`. */
  | { type: 'selfCheck'; id: number; onnxWasm: MessagePort }
  /** Trains the run's network on every engine; answered by `comparing`, `compared` and `comparisonEnded`. */
  | { type: 'compareEngines'; id: number; engines: readonly EngineId[]; onnxWasm: MessagePort }
  /** Bounds the likelihood of held-out images; answered by `evaluating` and `evaluated`. */
  | { type: 'evaluate'; id: number; settings: EvaluationSettings; dataSet: DataSetId; model?: string }
  /** Judges samples by the digit classifier, which it draws first unless they are given; answered by `judging` and `judged`. */
  | {
      type: 'judge';
      id: number;
      /** Images [N, 1, 16, 16] in [-1, 1] stand for themselves. */
      source:
        | (QualitySettings & { readonly model?: string })
        | { readonly images: Float32Array; readonly seed: number };
      dataSet: DataSetId;
      /** The classifier's diffusion_pytorch_model.safetensors. */
      classifier: Uint8Array;
      onnxWasm: MessagePort;
    }
  | { type: 'pause'; id: number }
  | { type: 'resume'; id: number }
  | { type: 'stop'; id: number }
  /** Fresh weights from `seed`, step 0. */
  | { type: 'reset'; id: number; seed: number }
  /** Draws the recorded denoising step `index` on the attached canvases. */
  | { type: 'showFrame'; id: number; index: number }
  /** Reply value: Uint8Array, the run as one safetensors file. */
  | { type: 'checkpoint'; id: number }
  /** Reply value: MadeGrid of the shown frame. */
  | { type: 'readPixels'; id: number; role: 'xt' | 'x0' }
  /** Reply value: ImageGrid[], every recorded step of the last sampling. */
  | { type: 'readFrames'; id: number; role: 'xt' | 'x0' };

/** Images in [0, 255], `count` of them, row-major, one after the other; `pixels` are their grey levels. */
export interface ImageGrid {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly pixels: Uint8Array;
  /** RGB triples, where the images have colours. */
  readonly colours?: Uint8Array;
  /** How many stand in a row; as nearly square as can be unless said. */
  readonly columns?: number;
  /** Of points in the plane, x and y of each; their one pixel says nothing. */
  readonly points?: Float32Array;
}

/** Images with what made them. */
export interface MadeGrid extends ImageGrid {
  readonly made: Provenance;
}

/** CSS colours of what a picture of points shows. */
export interface PointsColors {
  readonly data: string;
  readonly sample: string;
  readonly path: string;
  readonly field: string;
}

export type RunPhase = 'closed' | 'idle' | 'training' | 'paused' | JobPhase;

/** Why this engine runs; the page turns it into a localised sentence. */
export type EngineReason =
  | 'chosen' // the user asked for it
  | 'hardware-adapter'
  | 'software-adapter'
  | 'no-adapter'
  | 'no-webgpu'
  | 'device-failed'
  | 'device-lost'
  | 'wasm-failed';

/** How a self-check ended: with all comparisons, or before. */
export type CheckOutcome = 'finished' | 'stopped' | 'outOfTime';

export interface OpenedInfo {
  readonly engine: EngineId;
  readonly reason: EngineReason;
  /** Vendor and architecture as the adapter gives them, e.g. "google swiftshader"; empty without an adapter. */
  readonly adapter: string;
  /** What was thrown by whatever stood in the way of a faster engine. */
  readonly obstacle?: string;
  /** May differ from what was asked: tfjs on the CPU runs the tiny preset. */
  readonly preset: PresetId;
  readonly dataSet: DataSetId;
  readonly parameterCount: number;
  readonly step: number;
  /** Whether a checkpoint was restored; a refused one gives the reason here. */
  readonly checkpoint: 'none' | 'restored' | { readonly refused: string };
}

/** Worker → page. */
export type WorkerEvent =
  | { type: 'reply'; id: number; value?: unknown }
  | { type: 'failed'; id?: number; message: string }
  /** Training stopped, because the run is worth nothing any more. What was saved before is sound. */
  | { type: 'diverged'; divergence: Divergence }
  /** The worker met an error that nothing answers for, and must be ended. */
  | { type: 'crashed'; reason: string }
  | { type: 'opened'; info: OpenedInfo }
  | { type: 'phase'; phase: RunPhase }
  /** At most a few times a second. `losses` are the points since the last event. */
  | {
      type: 'trained';
      step: number;
      losses: readonly { readonly step: number; readonly loss: number }[];
      stepsPerSecond: number;
      /** Training time of this run, pauses left out. */
      elapsedSeconds: number;
    }
  /** One recorded denoising step; `t` is the paper's t of the image now shown (0 when finished). */
  | {
      type: 'sampled';
      index: number;
      of: number;
      t: number;
      done: boolean;
      elapsedSeconds: number;
      made: Provenance;
    }
  /** Checks of the bounds' mathematics against known answers, before an evaluation. */
  | { type: 'oracles'; passed: number; total: number }
  | { type: 'evaluating'; done: number; total: number }
  /** Without a bound when it was stopped or failed. */
  | { type: 'evaluated'; bound: Bound | undefined; seconds: number; by: Origin }
  | { type: 'judging'; stage: QualityStage; done: number; total: number }
  /** Without a result when it was stopped or failed. */
  | { type: 'judged'; judged: JudgedQuality | undefined }
  | { type: 'checkStarted'; subject: EngineId; reference: EngineId }
  | { type: 'checked'; row: AgreementRow }
  | { type: 'checkEnded'; outcome: CheckOutcome; seconds: number }
  | { type: 'comparing'; engine: EngineId; index: number; of: number }
  | { type: 'compared'; speed: EngineSpeed }
  | { type: 'comparisonEnded' }
  /** At most a few times a second while something runs. */
  | { type: 'meter'; reading: MeterReading }
  /** The kernels that are fastest on an adapter, all that are known by now. */
  | { type: 'tuned'; adapter: string; kernels: SavedTuning[string] }
  | { type: 'lost'; reason: string };
