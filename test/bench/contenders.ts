import * as jax from '@jax-js/jax';
import type { DataSet } from '../../src/datasets/dataSet';
import type { Engine } from '../../webview/engine/contract/engine';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import * as tf from '../../webview/engine/backends/tfjs/tf';
import { TfjsEngine } from '../../webview/engine/backends/tfjs/tfjsEngine';
import { webgpuBackend } from '../../webview/engine/backends/tfjs/webgpuBackend';
import { createContext } from '../../webview/engine/backends/webgpu/webgpuContext';
import { WebgpuEngine } from '../../webview/engine/backends/webgpu/webgpuEngine';
import { benchTraining, type MeasuredOn } from './benchTraining';
import { JaxTrainer } from './peers/jaxTrainer';
import { TfjsTrainer } from './peers/tfjsTrainer';

/** `tfjs` trains as tfjs's documentation shows; `tfjsEngine` is the playground's reference engine, on flat vectors. */
export type ContenderId = 'ours' | 'tfjs' | 'tfjsEngine' | 'jaxjs';

/** One library that trains the network on a GPU device of its own. */
export interface Contender {
  /** Runs training steps and resolves to their losses. */
  train(count: number): Promise<Float32Array>;
  /** Absent where only training is compared. */
  readonly engine?: Engine;
}

export interface ContenderOptions extends MeasuredOn {
  readonly data: DataSet;
  /** Whether the adapter is a CPU. */
  readonly software: boolean;
  /** Told the device before anything is made on it. */
  readonly onDevice: (device: GPUDevice) => void;
}

const refuse = (): never => {
  throw new Error('This backend is only announced.');
};
const never = new Promise<string>(() => undefined);

/** Opens a library on an adapter. jax-js takes it from `navigator.gpu`, which the caller sees to. */
export async function openContender(
  id: ContenderId,
  adapter: GPUAdapter,
  options: ContenderOptions,
): Promise<Contender> {
  const { preset, batch, data, software, onDevice } = options;
  const config = presetConfig(preset, data.side);
  const training = benchTraining(batch);
  switch (id) {
    case 'ours': {
      const device = await adapter.requestDevice();
      onDevice(device);
      const engine = new WebgpuEngine(createContext(device, software), never, config, training, data);
      return { train: (count) => engine.train(count), engine };
    }
    case 'tfjs':
    case 'tfjsEngine': {
      // Where there is no navigator, tfjs has not announced the backend that is about to be replaced.
      if (!tf.findBackendFactory('webgpu')) {
        tf.registerBackend('webgpu', refuse);
      }
      const backend = await webgpuBackend(watched(adapter, onDevice));
      if (id === 'tfjs') {
        const trainer = new TfjsTrainer(config, training, data);
        return { train: (count) => trainer.train(count) };
      }
      const engine = new TfjsEngine(backend, config, training, data);
      return { train: (count) => engine.train(count), engine };
    }
    case 'jaxjs': {
      const started = await jax.init('webgpu');
      if (!started.includes('webgpu')) {
        throw new Error('jax-js finds no WebGPU device.');
      }
      onDevice(jax.getWebGPUDevice());
      jax.defaultDevice('webgpu');
      const trainer = new JaxTrainer(config, training, data);
      return { train: (count) => trainer.train(count) };
    }
  }
}

/** An adapter that tells of the device it gives. */
function watched(adapter: GPUAdapter, onDevice: (device: GPUDevice) => void): GPUAdapter {
  const { limits, info, features } = adapter;
  const requestDevice = async (descriptor?: GPUDeviceDescriptor): Promise<GPUDevice> => {
    const device = await adapter.requestDevice(descriptor);
    onDevice(device);
    return device;
  };
  return { limits, info, features, requestDevice } as GPUAdapter;
}
