import type { EngineDevice } from '../../contract/engineDevice';
import { GraphEngine } from '../shared/graphEngine';
import { runnerOf } from '../shared/programRunner';
import { PlainProgram } from './plainProgram';
import type { Slices } from './slices';

/** Plain JavaScript on the thread that calls it, for pages that have neither wasm nor workers. */
export function plainDevice(slices: Slices): EngineDevice {
  // There is no device to lose.
  const lost = new Promise<string>(() => undefined);
  return {
    id: 'javascript',
    lost,
    createEngine: (config, training, data) =>
      new GraphEngine('javascript', lost, config, training, data, (graph) => new PlainProgram(graph, slices)),
    createRunner: (graph) => runnerOf(new PlainProgram(graph, slices), graph),
    dispose: () => undefined,
  };
}
