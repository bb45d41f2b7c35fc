import { element, onResize } from './dom';
import type { FigureTheme } from './figure';

/** What a panel is painted with: one unit is one CSS pixel. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
}

export interface PanelOptions {
  /** What a screen reader calls the drawing. */
  readonly name: string;
  readonly height: (width: number) => number;
  readonly paint: (pen: Pen) => void;
  /** Called with the place under the pointer while it is pressed on the drawing, in CSS pixels from its upper left. */
  readonly onDrag?: (x: number, y: number, phase: 'start' | 'move') => void;
}

/** A drawing surface as wide as the figure, crisp on every display, painted anew whenever its width changes. */
export class Panel {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private width = 0;

  constructor(
    private readonly options: PanelOptions,
    private theme: FigureTheme,
    signal: AbortSignal,
  ) {
    this.canvas = element('canvas', { class: 'df-panel', role: 'img', 'aria-label': options.name });
    this.element = element('div', { class: 'df-plot' }, this.canvas);
    onResize(
      this.element,
      (width) => {
        this.width = width;
        this.redraw();
      },
      signal,
    );
    this.listenToDrag(signal);
  }

  setTheme(theme: FigureTheme): void {
    this.theme = theme;
    this.redraw();
  }

  redraw(): void {
    const { canvas, width, theme } = this;
    const context = canvas.getContext('2d');
    if (width === 0 || context === null) {
      return;
    }
    const height = this.options.height(width);
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(wide / width, 0, 0, high / height, 0, 0);
    context.clearRect(0, 0, width, height);
    this.options.paint({ context, width, height, theme });
  }

  private listenToDrag(signal: AbortSignal): void {
    const { canvas } = this;
    const { onDrag } = this.options;
    if (onDrag === undefined) {
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

/** Sets the font that figures write in, in CSS pixels. */
export function setFont(context: CanvasRenderingContext2D, size: number, style = ''): void {
  context.font = `${style} ${size}px ${getComputedStyle(context.canvas).fontFamily}`;
}

const subscriptSize = 0.72;
const mathFonts = "'KaTeX_Main', 'STIX Two Math', 'Cambria Math', 'Times New Roman', serif";

/**
 * Writes mathematics: text in which `_{…}` is a subscript, Latin letters slant. Returns the width that it takes.
 * @param align Where x is of what is written.
 */
export function writeMath(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  align: 'left' | 'center' | 'right' = 'left',
): number {
  const pieces = mathPieces(text, size);
  const widths = pieces.map(({ font, piece }) => {
    context.font = font;
    return context.measureText(piece).width;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  let left = x - (align === 'left' ? 0 : align === 'center' ? total / 2 : total);
  context.textAlign = 'left';
  pieces.forEach(({ font, piece, drop }, index) => {
    context.font = font;
    context.fillText(piece, left, y + drop);
    left += widths[index] ?? 0;
  });
  return total;
}

interface MathPiece {
  readonly piece: string;
  readonly font: string;
  /** How far below the line it stands. */
  readonly drop: number;
}

function mathPieces(text: string, size: number): MathPiece[] {
  return text
    .split(/(_\{[^}]*\})/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const isSubscript = part.startsWith('_{');
      const inner = isSubscript ? part.slice(2, -1) : part;
      const pixels = isSubscript ? size * subscriptSize : size;
      return inner
        .split(/([a-z]+)/i)
        .filter((piece) => piece !== '')
        .map((piece) => ({
          piece,
          font: `${/[a-z]/i.test(piece) ? 'italic ' : ''}${pixels}px ${mathFonts}`,
          drop: isSubscript ? size * 0.25 : 0,
        }));
    });
}
