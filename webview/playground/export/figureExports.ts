import type { FigureId, FigureState } from '../../../src/figures';
import { patchOfChange } from '../../../src/figures/states';
import { applyPatch, type PlaygroundState } from '../../../src/protocol/playgroundState';
import type { FigureExports } from '../../figures/kit/export/figureExports';
import { vectorPicture } from '../../figures/kit/export/vector/vectorPicture';
import type { Host } from '../host';
import type { Store } from '../store';
import { gifAnimation } from './gifAnimation';

/** What the playground does with a figure: the host has the clipboard, and asks where a file is to be saved. */
export function figureExports(store: Store, host: Host): FigureExports {
  const stateWith = (view: FigureId, state: FigureState<FigureId>): PlaygroundState =>
    applyPatch(store.state, { view, ...patchOfChange(view, state) });
  return {
    copyLink(id, state) {
      host.send({ type: 'copyLink', state: stateWith(id, state) });
      return undefined;
    },
    copyBlock(id, state) {
      host.send({ type: 'copyDemo', state: stateWith(id, state) });
      return undefined;
    },
    save: (name, bytes) => host.send({ type: 'saveFigure', name, bytes }),
    animation: gifAnimation,
    vector: vectorPicture,
  };
}
