import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import { wasmRuntime } from '../backends/onnx/wasmRuntime';
import type { Denoiser } from '../models/onnx/denoiser';
import { openForeignDenoiser } from '../models/onnx/foreignNetwork';
import type { OpenForeign, ForeignAnswer, PredictionAsked, PredictionAnswer } from '../protocol/foreignModel';

export const isOpenForeign = (request: { readonly type: string }): request is OpenForeign =>
  request.type === 'openForeign';

/** Opens the file and from then on answers what comes through the port. */
export async function serveForeign(request: OpenForeign): Promise<ForeignAnswer> {
  const { file, wasm, port } = request;
  if (request.l10n) {
    l10n.config({ contents: { ...request.l10n } });
  }
  try {
    const denoiser = await openForeignDenoiser(() => Promise.resolve(wasmRuntime(wasm)), file);
    if ('classInput' in denoiser) {
      return denoiser;
    }
    port.onmessage = ({ data }: MessageEvent<PredictionAsked>) => void answer(denoiser, data, port);
    const { takesClasses, shape } = denoiser;
    return { takesClasses, shape };
  } catch (error) {
    return { refused: errorMessage(error) };
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
    const message: PredictionAnswer = { id, failed: errorMessage(error) };
    port.postMessage(message);
  }
}
