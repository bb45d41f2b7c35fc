import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { ModelFormat } from '../../../src/protocol/modelExchange';
import type { TrainSettings } from '../../../src/protocol/playgroundState';
import { clusterFolder } from './diffusers/clusterFolder';
import { writeDiffusersFolder, type DiffusersModel } from './diffusers/diffusersFolder';
import type { Folder } from './diffusers/folder';
import type { Engine, WeightsSource } from '../contract/engine';
import { buildNetwork } from '../graph/buildNetwork';
import type { Network } from '../contract/network';
import { exportModel } from './onnx/exportModel';
import { predictionOf } from '../sampling/planFor';

/** How our own ONNX files are told from others. */
export const exportFormat = 'diffusion-playground-denoiser';

/** What only a training run has. */
export interface ExportedRun {
  readonly data: DataSet;
  readonly train: TrainSettings;
  /** The run as one safetensors file. */
  readonly save: () => Promise<Uint8Array>;
}

/**
 * A network as files for other programs; a file that stands alone has the name `model` or `run`.
 * @throws {Error} with a sentence when the network has no such form.
 */
export async function exportFiles(
  network: Network,
  format: ModelFormat,
  run: () => ExportedRun,
): Promise<Folder> {
  const { source } = network;
  if (!source) {
    throw new Error(
      l10n.t('An imported ONNX model is not exported: its weights stay in the file that it came from.'),
    );
  }
  switch (format) {
    case 'onnx':
      return new Map([['model.onnx', await onnxFile(network, source, 'ema')]]);
    case 'onnxRaw':
      return new Map([['model.onnx', await onnxFile(network, source, 'raw')]]);
    case 'diffusers':
      return writeDiffusersFolder(await diffusersModel(network, source));
    case 'checkpoint':
      return new Map([['run.safetensors', await run().save()]]);
    case 'cluster': {
      const { data, train } = run();
      return clusterFolder({ ...(await diffusersModel(network, source)), data, train });
    }
  }
}

async function diffusersModel({ schedule, loss, noClass }: Network, source: Engine): Promise<DiffusersModel> {
  const { config } = source;
  if ('hidden_size' in config) {
    throw new Error(l10n.t('diffusers has no network for points in the plane; export the model as ONNX.'));
  }
  const { ema } = await source.snapshot();
  return { config, weights: ema, schedule, loss, noClass };
}

async function onnxFile(
  { schedule, loss, noClass }: Network,
  source: Engine,
  which: WeightsSource,
): Promise<Uint8Array> {
  const snapshot = await source.snapshot();
  const { config } = source;
  return exportModel(buildNetwork(config), which === 'ema' ? snapshot.ema : snapshot.weights, {
    format: exportFormat,
    loss,
    config: JSON.stringify(config),
    ...(noClass === false ? { last_class: 'a class' } : {}),
    schedule: JSON.stringify(schedule),
    // Entry i belongs to timestep i; a flow has σ in place of it.
    alphas_cumprod:
      loss === 'flow' ? '[]' : JSON.stringify(Array.from(createSchedule(schedule).alphaBar.subarray(1))),
    prediction_type: predictionOf(loss),
    timestep_convention: '0…T−1: the timestep of the paper’s t is t − 1',
    sampler_loop: samplerLoop(loss),
    weights: which,
    step: String(snapshot.step),
  });
}

/** How to draw images with the model, for whoever reads its metadata. */
function samplerLoop(loss: Network['loss']): string {
  if (loss === 'flow') {
    return (
      'x ~ N(0, I). For sigma_0 = 1 > … > sigma_n = 0: v = model(sample = x, timestep = sigma_i * T), ' +
      'then x = x + (sigma_{i+1} - sigma_i) * v. The images are x, in [-1, 1].'
    );
  }
  const x0 = {
    epsilon: '(x - sqrt(1 - a_i) * o) / sqrt(a_i)',
    sample: 'o',
    v_prediction: 'sqrt(a_i) * x - sqrt(1 - a_i) * o',
    flow_prediction: '',
  }[predictionOf(loss)];
  return (
    'x ~ N(0, I); a_i = alphas_cumprod[i]. For i = T-1, ..., 0: o = model(sample = x, timestep = i), ' +
    `x0 = ${x0} clipped to [-1, 1], eps = (x - sqrt(a_i) * x0) / sqrt(1 - a_i), then ` +
    'x = sqrt(a_{i-1}) * x0 + sqrt(1 - a_{i-1}) * eps with a_{-1} = 1 (DDIM with eta = 0; timesteps may be ' +
    'skipped). The images are x, in [-1, 1].'
  );
}
