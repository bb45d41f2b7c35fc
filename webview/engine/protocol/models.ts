import type { ForeignFacts, ForeignOpened } from './foreignModel';
import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';

/** An ONNX file that runs in a worker of its own, and the port to it. */
export type ConnectedModel = ForeignFacts & ForeignOpened & { readonly port: MessagePort };

/** A shipped model's files as bytes and text, with what its card says of the noise. */
export interface ModelFiles {
  /** config.json: diffusers' of a U-Net, or ours of a perceptron. */
  readonly config: string;
  /** diffusion_pytorch_model.safetensors. */
  readonly weights: Uint8Array;
  readonly schedule: ScheduleConfig;
  readonly loss: LossId;
  /** False where the last class is a class as the others. */
  readonly noClass?: boolean;
}
