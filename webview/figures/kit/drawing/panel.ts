import type { Meaning } from '../../../../src/figures/meaning';
import type { FigureTheme } from '../figure';
import { Surface } from './surface';

/** What a panel is painted with: one unit is one CSS pixel. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** The opacity of what stands for one of these: less than 1 while something else in the figure is lit. */
  readonly emphasis: (...of: readonly Meaning[]) => number;
}

export interface PanelOptions {
  /** What a screen reader calls the drawing. */
  readonly name: string;
  readonly height: (width: number) => number;
  readonly paint: (pen: Pen) => void;
  /** Called with the place under the pointer while it is pressed on the drawing, in CSS pixels from its upper left. */
  readonly onDrag?: (x: number, y: number, phase: 'start' | 'move') => void;
}

/** How much of their opacity the parts keep that are not lit while another is. */
const dimmed = 0.3;

/** A surface that is painted in the theme's colours, anew whenever its width changes, and on which things can be dragged. */
export class Panel {
  private readonly surface: Surface;

  constructor(
    private readonly options: PanelOptions,
    private theme: FigureTheme,
    signal: AbortSignal,
  ) {
    this.surface = new Surface(options.name, options.height, () => this.redraw(), signal);
    this.listenToDrag(signal);
  }

  get element(): HTMLElement {
    return this.surface.element;
  }

  setTheme(theme: FigureTheme): void {
    this.theme = theme;
    this.redraw();
  }

  redraw(): void {
    const { theme, options } = this;
    const lit = this.element.closest<HTMLElement>('.diffusion-figure')?.dataset['lit'];
    const emphasis = (...of: readonly Meaning[]): number =>
      lit === undefined || of.some((meaning) => meaning === lit) ? 1 : dimmed;
    this.surface.draw((context, width, height) => options.paint({ context, width, height, theme, emphasis }));
  }

  private listenToDrag(signal: AbortSignal): void {
    const canvas = this.element.querySelector('canvas');
    const { onDrag } = this.options;
    if (onDrag === undefined || canvas === null) {
      return;
    }
    canvas.classList.add('df-panel-draggable');
    const tell = (event: PointerEvent, phase: 'start' | 'move'): void => {
      const box = canvas.getBoundingClientRect();
      onDrag(event.clientX - box.left, event.clientY - box.top, phase);
    };
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button === 0) {
          canvas.setPointerCapture(event.pointerId);
          tell(event, 'start');
        }
      },
      { signal },
    );
    canvas.addEventListener(
      'pointermove',
      (event) => {
        if (canvas.hasPointerCapture(event.pointerId)) {
          tell(event, 'move');
        }
      },
      { signal },
    );
  }
}
