import type { DemoState } from '../../../src/protocol/demoState';
import type { NetworkDemoId, NetworkDemoStates } from '../../../src/protocol/networkDemos';
import type { MountedFigure } from '../../figures/kit/figure';
import { NetworkDemo, type DrawNetworkDemo, type NetworkDemoEnvironment } from './networkDemo';
import { drawSample } from './sampleDemo';
import { drawTrain } from './trainDemo';
import './networkDemos.css';

/** How each demo that runs a network is drawn. */
const drawings: { readonly [Id in NetworkDemoId]: DrawNetworkDemo<Id> } = {
  sample: drawSample,
  train: drawTrain,
};

/** Draws a demo that runs a network in an element. */
export const mountNetworkDemo = <Id extends NetworkDemoId>(
  id: Id,
  container: HTMLElement,
  state: DemoState,
  environment: NetworkDemoEnvironment,
  onChange: (change: { readonly seed?: number; readonly networks?: Partial<NetworkDemoStates> }) => void,
): MountedFigure<DemoState> => new NetworkDemo<Id>(id, container, state, environment, onChange, drawings[id]);
