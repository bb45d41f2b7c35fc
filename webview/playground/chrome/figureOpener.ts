import { openingTime, sameShare } from '../../../src/figures/openingTime';
import { defaultPlaygroundState, type ViewId } from '../../../src/protocol/playgroundState';
import type { Store } from '../store';

/**
 * Opens a view by hand. A figure that shows little at most t opens at its own; the t that the others share comes back
 * with the next of those.
 */
export function figureOpener(store: Pick<Store, 'state' | 'patch'>): (view: ViewId) => void {
  let shared: number | undefined;
  return (view) => {
    const { state } = store;
    const { T } = state.schedule;
    if (openingTime(state.view, T) === undefined) {
      shared = state.t;
    }
    const common = shared === undefined ? sameShare(defaultPlaygroundState, T) : Math.min(T, shared);
    store.patch({ view, t: openingTime(view, T) ?? common });
  };
}
