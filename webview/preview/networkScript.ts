import type { ScheduleConfig } from '../../src/diffusion/schedule';
import type { NetworkActivation } from '../figures/kit/network/network';

/** Where a network computes in the preview. */
export type NetworkPlace = 'gpu' | 'javascript';

/** A network of images that predicts ε, of the playground's preset “tiny”. */
export interface TinyNetwork {
  /** Width and height of the images. */
  readonly side: number;
  /** Classes, the last of which is “no class”. */
  readonly classes: number;
  /** diffusion_pytorch_model.safetensors. */
  readonly weights: Uint8Array;
  /** The noise that it was trained on. */
  readonly schedule: ScheduleConfig;
}

/** A trained network. */
export interface PreviewNetwork {
  readonly place: NetworkPlace;
  /** Why the GPU that is there cannot be used. */
  readonly obstacle: string | undefined;
  /** As `Engine.predict` (webview/engine/contract/engine.ts), with averaged weights. */
  predict(x: Float32Array, t: ArrayLike<number>, labels?: ArrayLike<number>): Promise<Float32Array>;
  /** What each layer gives for one image. */
  activations(x: Float32Array, t: number, labels?: ArrayLike<number>): Promise<readonly NetworkActivation[]>;
  /** Resolves when its device is lost, and it has to be opened again. */
  readonly lost: Promise<unknown>;
}

/** What a network of points in the plane is trained with. */
export interface PointsTraining {
  readonly data: 'moons' | 'spiral' | 'gaussians';
  readonly learningRate: number;
  readonly batchSize: number;
  /** Of the weights, the batches and the samples. */
  readonly seed: number;
}

/** A network of points in the plane that learns by flow matching. */
export interface PointsRun {
  readonly place: NetworkPlace;
  /** Training steps so far. */
  readonly step: number;
  /** Runs so many steps; resolves to their losses. */
  train(steps: number): Promise<Float32Array>;
  /** So many points out of noise by Euler's method, x and y in turn; the same noise each time. */
  sample(count: number, steps: number): Promise<Float32Array>;
  /** Resolves when its device is lost. */
  readonly lost: Promise<unknown>;
  dispose(): void;
}

/** What the script of networks offers the preview's other scripts. */
export interface NetworkScript {
  /** Takes the translations of the page's strings. */
  translate(translations: Record<string, string>): void;
  open(network: TinyNetwork): Promise<PreviewNetwork>;
  learnPoints(training: PointsTraining): Promise<PointsRun>;
}

/** What larger networks of images did on ONNX Runtime. */
export interface Recording {
  /** The strip of `src/figures/recording.ts`, a PNG. */
  readonly sampling: Uint8Array<ArrayBuffer>;
  /** The training of the tiny network of digits. */
  readonly training: {
    /** CSV: the training step, and the mean loss of those since the last. */
    readonly losses: string;
    /** What it draws in the end, a PNG. */
    readonly samples: Uint8Array<ArrayBuffer>;
  };
}

declare global {
  /** Set by dist/preview-network.js. */
  var diffusionNetworks: NetworkScript | undefined;
  /** The weights of the tiny network of digits; set by dist/preview-digits.js. */
  var diffusionDigits: Uint8Array | undefined;
  /** Set by dist/preview-recording.js. */
  var diffusionRecording: Recording | undefined;
}
