import * as l10n from '@vscode/l10n';
import { figureIds, figureSpec, isFigureId, type FigureId } from '../../../src/figures';
import type { PlaygroundState } from '../../../src/protocol/playgroundState';
import { mountFigure } from '../../figures';
import { element } from '../../figures/kit/dom';
import type { FigureEnvironment, MountedFigure } from '../../figures/kit/figure';
import { dropdown } from '../../ui/dropdown';
import { scheduleText } from '../scheduleText';
import type { Store } from '../store';
import type { View } from '../view';
import { figureIndex } from './figureIndex';
import { scheduleControls } from './scheduleControls';

export interface FiguresView extends View {
  /** The figure that is shown, or was last. */
  readonly shown: FigureId;
}

/**
 * All figures in one view: a menu of them, and the controls of the noise schedule for those that depend on it. The first
 * one, the overview, stands above the list of all by subject.
 */
export function figuresView(
  store: Store,
  environment: FigureEnvironment,
  open: (id: FigureId) => void,
): FiguresView {
  const menu = dropdown({
    label: l10n.t('Figure'),
    choices: figureIds.map((value) => ({ value, label: figureSpec(value).title() })),
    onChange: open,
  });
  const controls = scheduleControls(store);
  const scheduleSummary = element('summary');
  // Folded, so that the picture is at once in sight in a small panel.
  const schedule = element('details', { class: 'schedule-fold' }, scheduleSummary, controls.element);
  const index = figureIndex(open);
  const stages = new Map<FigureId, HTMLElement>();
  const mounted = new Map<FigureId, MountedFigure<PlaygroundState>>();
  const content = element(
    'div',
    { class: 'view view-figure' },
    element('div', { class: 'figure-menu' }, menu.element),
    schedule,
    index,
  );
  let shown: FigureId = figureIds[0]!;

  /** The figure's element, which is in the page and has a size to draw in. */
  function stageOf(id: FigureId): HTMLElement {
    const stage = stages.get(id) ?? element('div', { class: 'figure-stage' });
    if (!stages.has(id)) {
      stages.set(id, stage);
      index.before(stage);
    }
    stages.forEach((each, other) => (each.hidden = other !== id));
    return stage;
  }

  return {
    element: content,
    get shown() {
      return shown;
    },
    update() {
      const { state } = store;
      if (!isFigureId(state.view)) {
        return;
      }
      if (shown !== state.view) {
        schedule.open = state.view === 'schedule';
      }
      shown = state.view;
      menu.set(shown);
      index.hidden = shown !== 'overview';
      scheduleSummary.textContent = scheduleText(state.schedule);
      schedule.hidden = shown === 'overview' || !figureSpec(shown).reads.includes('schedule');
      controls.update();
      const stage = stageOf(shown);
      const figure =
        mounted.get(shown) ?? mountFigure(shown, stage, state, environment, (patch) => store.patch(patch));
      mounted.set(shown, figure);
      figure.update(state);
    },
  };
}
