import type { RangeBounds } from './controls';
import { element } from '../dom';
import { moveByKeys } from './moveByKeys';

export interface Pin {
  readonly element: HTMLElement;
  /** Where it stands: its value, and its place within the plot in CSS pixels. */
  set(value: number, position: number, text: string): void;
}

/** A point on a plot's axis that is dragged with the pointer or moved with the arrow keys. */
export function pin(
  options: {
    readonly label: HTMLElement;
    readonly name: string;
    readonly className: string;
    /** Keys move it by a step, or by ten. */
    readonly bounds: RangeBounds;
    /** The value at a page position, as the plot's axis has it. */
    readonly valueAt: (clientX: number) => number;
    readonly onMove: (value: number) => void;
    /** Called when the pointer takes hold of it, and when it lets go. */
    readonly onHold: (held: boolean) => void;
  },
  signal: AbortSignal,
): Pin {
  const { min, max, step } = options.bounds;
  const handle = element(
    'div',
    {
      class: `df-pin ${options.className}`,
      role: 'slider',
      tabindex: '0',
      'aria-label': options.name,
      'aria-valuemin': String(min),
      'aria-valuemax': String(max),
    },
    element('span', { class: 'df-pin-head' }, options.label),
  );
  let current = 0;
  let grip = 0;

  const moveTo = (value: number): void => {
    const clamped = Math.min(max, Math.max(min, value));
    const rounded = Math.round(clamped * 1000) / 1000;
    if (rounded !== current) {
      options.onMove(rounded);
    }
  };
  const keys: Readonly<Record<string, () => number>> = {
    ArrowLeft: () => current - step,
    ArrowDown: () => current - step,
    ArrowRight: () => current + step,
    ArrowUp: () => current + step,
    PageDown: () => current - 10 * step,
    PageUp: () => current + 10 * step,
    Home: () => min,
    End: () => max,
  };
  moveByKeys(handle, keys, moveTo, signal);
  handle.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) {
        const box = handle.getBoundingClientRect();
        grip = event.clientX - (box.left + box.width / 2);
        handle.setPointerCapture(event.pointerId);
        options.onHold(true);
        handle.focus({ preventScroll: true });
        event.preventDefault();
      }
    },
    { signal },
  );
  handle.addEventListener('lostpointercapture', () => options.onHold(false), { signal });
  handle.addEventListener(
    'pointermove',
    (event) => {
      if (handle.hasPointerCapture(event.pointerId)) {
        moveTo(options.valueAt(event.clientX - grip));
      }
    },
    { signal },
  );
  return {
    element: handle,
    set(value, position, text) {
      current = value;
      handle.style.left = `${position}px`;
      handle.setAttribute('aria-valuenow', String(value));
      handle.setAttribute('aria-valuetext', text);
    },
  };
}
