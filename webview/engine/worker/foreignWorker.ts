import * as l10n from '@vscode/l10n';
import { openForeignDenoiser, type ClassesAsked, type ForeignFile } from '../models/onnx/foreignNetwork';
import { messageOf } from '../contract/messageOf';
import type { Denoiser } from '../models/onnx/foreignDenoiser';
import { wasmRuntime } from '../backends/onnx/wasmRuntime';

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

/** What is known of a model that is open. */
export type ForeignOpened = Pick<Denoiser, 'takesClasses' | 'shape'>;

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

export const isOpenForeign = (request: { readonly type: string }): request is OpenForeign =>
  request.type === 'openForeign';

/** Opens the file and from then on answers what comes through the port. */
export async function serveForeign(request: OpenForeign): Promise<ForeignAnswer> {
  const { file, wasm, port } = request;
  if (request.l10n) l10n.config({ contents: { ...request.l10n } });
  try {
    const denoiser = await openForeignDenoiser(() => Promise.resolve(wasmRuntime(wasm)), file);
    if ('classInput' in denoiser) return denoiser;
    port.onmessage = ({ data }: MessageEvent<PredictionAsked>) => void answer(denoiser, data, port);
    const { takesClasses, shape } = denoiser;
    return { takesClasses, shape };
  } catch (error) {
    return { refused: messageOf(error) };
  }
}

async function answer(
  denoiser: Denoiser,
  { id, x, t, labels }: PredictionAsked,
  port: MessagePort,
): Promise<void> {
  try {
    const output = await denoiser.predict(x, t, labels);
    const message: PredictionAnswer = { id, output };
    port.postMessage(message, [output.buffer as ArrayBuffer]);
  } catch (error) {
    const message: PredictionAnswer = { id, failed: messageOf(error) };
    port.postMessage(message);
  }
}
