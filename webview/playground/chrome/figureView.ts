import { element } from '../../figures/kit/dom';
import type { Figure, FigureEnvironment, MountedFigure } from '../../figures/kit/figure';
import { scheduleControls } from './scheduleControls';
import type { Store } from '../store';
import type { View } from '../view';

/** A view that needs no network: one figure under the controls of the noise schedule. */
export function figureView(figure: Figure, store: Store, environment: FigureEnvironment): View {
  const controls = scheduleControls(store);
  const stage = element('div', { class: 'figure-stage' });
  let mounted: MountedFigure | undefined;
  return {
    element: element('div', { class: 'view view-figure' }, controls.element, stage),
    update() {
      controls.update();
      // Mounted when it is first shown: a hidden element has no size to draw in.
      mounted ??= figure(stage, store.state, environment, (change) => store.patch(change));
      mounted.update(store.state);
    },
  };
}
