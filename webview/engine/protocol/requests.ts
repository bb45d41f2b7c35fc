import type { EngineId } from '../contract/engine';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type {
  WrittenTrainSettings,
  WrittenSampleSettings,
  DataSetId,
} from '../../../src/protocol/playgroundState';
import type { SavedTuning } from '../../../src/protocol/savedTuning';
import type { ModelFiles, ConnectedModel } from './models';
import type { ModelFormat } from '../../../src/protocol/modelExchange';
import type { PointsColors } from './pictures';
import type { StopRules, WatchedWeights } from './watching';
import type { PredictionBatch } from './predictions';
import type { ImageOperation } from './imageOperation';
import type { EvaluationSettings, QualitySettings } from './evaluation';

/** Page → worker. Every request with an `id` is answered by a `reply` or a `failed` with the same id. */
export type WorkerRequest =
  /** Makes the engine and the run. Answered by an `opened` event. `digits` is dist/datasets.safetensors as bytes. */
  | {
      type: 'open';
      id: number;
      engine: 'auto' | EngineId;
      digits: ArrayBuffer;
      /** The file of the own data that `train` names (src/datasets/ownData.ts); without it, nothing can be trained. */
      ownData?: Uint8Array;
      schedule: ScheduleConfig;
      train: WrittenTrainSettings;
      seed: number;
      /** Gives ort-wasm-simd-threaded.wasm (worker/assetPort.ts); without it tfjs runs on the CPU. */
      onnxWasm?: MessagePort;
      /** Translations for the worker's sentences, as `l10n.config` takes them; English without. */
      l10n?: Readonly<Record<string, string>>;
      /** A checkpoint to continue from; refused whole (reply carries the reason) when it does not fit. */
      checkpoint?: Uint8Array;
      /** Train on the CPU even where there is a GPU: it was lost more than once. */
      avoidGpu?: boolean;
      /** Threads that compute on the CPU; without it as many as suit the machine. */
      cpuWorkers?: number;
      /** A weights file, or another run's checkpoint, to start from when there is no checkpoint. */
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
  /** Trains until stopped, or until a rule ends it. */
  | ({ type: 'train'; id: number } & StopRules)
  /**
   * Makes one step of the training that rests, after the job under way, and looks into it. Reply value: TrainedStep.
   */
  | { type: 'trainStep'; id: number }
  /** By which weights pictures are made while training goes on, now and in engines to come. */
  | { type: 'watch'; id: number; pictures: WatchedWeights }
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
  /**
   * One batch of predictions by the run's own network or a loaded `model`, between two pieces of training or after the
   * job under way. What is asked after it does not wait for it. Reply value: PredictedBatch.
   */
  | ({ type: 'predict'; id: number; model?: string } & PredictionBatch)
  /**
   * What each layer gives for one image, in its turn as `predict`. Reply value: ActivationsAnswer; refused for models
   * whose layers are not known.
   */
  | ({ type: 'activations'; id: number; model?: string } & PredictionBatch)
  /** Compares the engine in use with a reference; answered by `checkStarted`, `checked` and `checkEnded`. */
  | { type: 'selfCheck'; id: number; onnxWasm: MessagePort }
  /** Trains the run's network on every engine; answered by `comparing`, `compared` and `comparisonEnded`. */
  | { type: 'compareEngines'; id: number; engines: readonly EngineId[]; onnxWasm: MessagePort }
  /** Bounds the likelihood of held-out images; answered by `evaluating` and `evaluated`. */
  | { type: 'evaluate'; id: number; settings: EvaluationSettings; dataSet: DataSetId; model?: string }
  /** Judges samples, which it draws first unless they are given; answered by `judging` and `judged`. */
  | {
      type: 'judge';
      id: number;
      /** Images [N, 1, 16, 16] in [-1, 1] stand for themselves. */
      source:
        | (QualitySettings & { readonly model?: string })
        | { readonly images: Float32Array; readonly seed: number };
      dataSet: DataSetId;
      /** The classifier's diffusion_pytorch_model.safetensors; without it features by random convolutions judge. */
      classifier?: Uint8Array;
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
