import type { EngineDevice } from '../../contract/engineDevice';
import { runnerOf } from '../shared/programRunner';
import type { TfjsBackend } from './tfjsBackend';
import { TfjsEngine } from './tfjsEngine';
import { TfjsProgram } from './tfjsProgram';

/** tfjs on one of its backends as what engines run on; the backend is disposed with it. */
export function tfjsDevice(backend: TfjsBackend): EngineDevice {
  return {
    id: backend.id === 'cpu' ? 'tfjs-cpu' : 'tfjs-webgpu',
    lost: backend.lost,
    createEngine: (config, training, data) => new TfjsEngine(backend, config, training, data),
    createRunner: (graph) => runnerOf(new TfjsProgram(backend, graph), graph),
    dispose: () => backend.dispose(),
  };
}
