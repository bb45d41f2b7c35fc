import * as l10n from '@vscode/l10n';
import type { Clock } from './clock';
import { watchSight } from './inSight';

/** How long a figure is seen before it moves by itself, in milliseconds. */
const startDelay = 300;

/** Keys that only go elsewhere, or change what other keys do. */
const passingKeys = ['Tab', 'Shift', 'Control', 'Alt', 'Meta'];

/** The parts of a figure that its motion knows. */
export interface MovingParts {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  /** The row of the clock. */
  readonly row: HTMLElement;
}

/**
 * Starts a figure once it is seen, without a press, unless motion is reduced; stops it out of sight and at any touch of
 * anything but its own row; and lets Space and the arrow keys on the picture do what the row's buttons do.
 */
export function setInMotion(parts: MovingParts, clock: Clock, isStill: boolean, signal: AbortSignal): void {
  const { root, stage, row } = parts;
  let waits = !isStill;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touched = (target: EventTarget | null, isPointer: boolean): void => {
    waits = false;
    clearTimeout(timer);
    if (target instanceof Node && row.contains(target)) {
      return;
    }
    if (clock.isAutomatic) {
      clock.rest();
    } else if (isPointer) {
      clock.pause();
    }
  };
  root.addEventListener('pointerdown', ({ target }) => touched(target, true), { signal, capture: true });
  root.addEventListener(
    'keydown',
    ({ key, target }) => {
      const isFormula = target instanceof Element && target.classList.contains('df-formula-line');
      if (target !== stage && !isFormula && !passingKeys.includes(key)) {
        touched(target, false);
      }
    },
    { signal, capture: true },
  );
  watchSight(
    stage,
    (inSight) => {
      clearTimeout(timer);
      if (inSight && waits) {
        timer = setTimeout(() => {
          waits = false;
          clock.startByItself();
        }, startDelay);
      } else if (!inSight && clock.isAutomatic) {
        waits = true;
        clock.rest();
      } else if (!inSight) {
        clock.pause();
      }
    },
    signal,
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  takeKeys(
    stage,
    clock,
    () => {
      waits = false;
      clearTimeout(timer);
    },
    signal,
  );
}

function takeKeys(stage: HTMLElement, clock: Clock, onKey: () => void, signal: AbortSignal): void {
  stage.tabIndex = 0;
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', l10n.t('Picture; Space plays and pauses, the arrow keys step'));
  const actions: Readonly<Record<string, () => void>> = {
    ' ': () => clock.toggle(),
    ArrowRight: () => clock.step(1),
    ArrowLeft: () => clock.step(-1),
    PageUp: () => clock.step(10),
    PageDown: () => clock.step(-10),
    Home: () => clock.moveTo(clock.reading.min),
    End: () => clock.moveTo(clock.reading.max),
  };
  stage.addEventListener(
    'keydown',
    (event) => {
      const action = event.ctrlKey || event.altKey || event.metaKey ? undefined : actions[event.key];
      if (event.target === stage && action !== undefined) {
        event.preventDefault();
        onKey();
        action();
      }
    },
    { signal },
  );
}
