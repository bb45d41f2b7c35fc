import type { EngineDevice } from '../../contract/engineDevice';
import type { TuningCache } from './tuning/tuningCache';
import { requestWebgpu } from './requestWebgpu';
import { createContext } from './webgpuContext';
import { WebgpuEngine } from './webgpuEngine';
import { WebgpuRunner } from './webgpuRunner';

/**
 * A GPU as what engines run on. `software`: the adapter is a CPU. `tuning` keeps what is measured on it.
 * @throws {Error} when the adapter gives no device.
 */
export async function webgpuDevice(
  adapter: GPUAdapter,
  software: boolean,
  tuning?: TuningCache,
): Promise<EngineDevice> {
  const device = await requestWebgpu(adapter);
  const { vendor, architecture, device: model, description } = adapter.info;
  const name = [vendor, architecture, model, description].join(' ');
  const context = createContext(device, software, name, tuning);
  const lost = device.lost.then(({ message, reason }) => message || reason);
  return {
    id: 'webgpu',
    lost,
    // Without a GPU of its own, Chromium loses all devices when one of them is to draw on a canvas.
    ...(software ? {} : { display: context.painter }),
    createEngine: (config, training, data) => new WebgpuEngine(context, lost, config, training, data),
    createRunner: (graph, batch) => new WebgpuRunner(context, graph, batch),
    dispose: () => device.destroy(),
  };
}
