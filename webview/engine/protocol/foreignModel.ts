import type { ScheduleConfig } from '../../../src/diffusion/schedule';
import type { LossId } from '../../../src/protocol/playgroundState';

/** Which of a model's inputs and outputs mean what. */
export interface ForeignInputs {
  /** Images [N, C, H, W], float32. */
  readonly sample: string;
  /** One number per image, or one for all: int64, int32 or float32. */
  readonly timestep: string;
  /** Classes, if the model takes them. */
  readonly labels?: string | undefined;
  readonly output: string;
}

/** The images that a model takes and gives. */
export interface ForeignShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** The only batch size that the model takes; null for any. */
  readonly batch: number | null;
}

/** What the model counts time in: diffusers' 0…T−1, the paper's 1…T, or 0…1. */
export const timestepConventions = ['zeroBased', 'oneBased', 'unit'] as const;
export type TimestepConvention = (typeof timestepConventions)[number];

/** An ONNX file that others wrote, with what the file does not say. */
export interface ForeignFile {
  readonly name: string;
  readonly onnx: Uint8Array;
  readonly schedule: ScheduleConfig;
  /** What it predicts. */
  readonly loss: LossId;
  readonly timesteps: TimestepConvention;
  /** Which inputs are which, and the images' size, where the file leaves it open. */
  readonly inputs?: Partial<ForeignInputs>;
  readonly shape?: Partial<ForeignShape>;
  /** How many classes it takes, and whether the one after the last means “no class”. */
  readonly classes?: { readonly count: number; readonly noClass: boolean };
  /** How much memory it may take, in bytes. */
  readonly memory?: number;
}

/** What the user says of an imported model's training. */
export type ForeignFacts = Pick<ForeignFile, 'schedule' | 'loss' | 'classes'>;

/** A model that takes classes in an input and does not say how many. */
export interface ClassesAsked {
  readonly classInput: string;
}

/** Page → a worker of its own: opens one ONNX file of somebody else's. */
export interface OpenForeign {
  readonly type: 'openForeign';
  readonly file: ForeignFile;
  /** ort-wasm-simd-threaded.wasm. */
  readonly wasm: ArrayBuffer;
  /** Where predictions are asked for, once it is open. */
  readonly port: MessagePort;
  readonly l10n?: Readonly<Record<string, string>> | undefined;
}

/** What opening a model tells of it. */
export interface ForeignOpened {
  readonly takesClasses: boolean;
  readonly shape: ForeignShape;
}

/** The worker's only answer to it. */
export type ForeignAnswer = ClassesAsked | ForeignOpened | { readonly refused: string };

/** A prediction that is asked for through the port. */
export interface PredictionAsked {
  readonly id: number;
  readonly x: Float32Array;
  readonly t: readonly number[];
  readonly labels?: readonly number[];
}

export type PredictionAnswer = { readonly id: number } & (
  { readonly output: Float32Array } | { readonly failed: string }
);
