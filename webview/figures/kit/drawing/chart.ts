import uPlot from 'uplot';
import type { Meaning } from '../../../../src/figures/meaning';
import { withAlpha } from '../colors/color';
import type { FigureTheme } from '../figure';
import { onResize } from '../dom';
import { unicodeSubscripts } from '../math/unicodeSubscripts';

export interface Curve {
  readonly label: string;
  readonly color: (theme: FigureTheme) => string;
  /** Line pattern in CSS pixels: curves must differ without colour too. */
  readonly dash?: readonly number[];
  readonly width?: number;
  /** What it stands for: it is lit together with that part of the formula. */
  readonly term?: Meaning;
  /** Opacity of the area under the curve, 0…1; none when absent. */
  readonly fill?: number;
}

export interface ChartOptions {
  /** What a screen reader calls the drawing. */
  readonly name: string;
  readonly height: (width: number) => number;
  readonly curves: readonly Curve[];
  readonly xLabel: string;
  readonly yLabel?: string;
  readonly xRange: () => [number, number];
  readonly yRange: (min: number, max: number) => [number, number];
  readonly yTicks?: { readonly increments?: readonly number[]; readonly format: (value: number) => string };
  /** Draws over the curves, in canvas pixels. */
  readonly draw?: (plot: uPlot, theme: FigureTheme) => void;
  /** Called with the x under the pointer while it is pressed on the plot. */
  readonly onDrag?: (x: number) => void;
}

const axisFont = '11px';
const standardWidth = 2;
/** A lit curve is wider by so much, and the others keep so much of their opacity. */
const litFactor = 1.7;
const dimmed = 0.35;

/** Curves over an axis, in the theme's colours: uPlot behind the few calls that the figures need. */
export class Chart {
  private readonly plot: uPlot;

  constructor(
    private readonly host: HTMLElement,
    private readonly options: ChartOptions,
    private theme: FigureTheme,
    signal: AbortSignal,
  ) {
    // Nothing is drawn before the width is known, which is before the first frame.
    this.plot = new uPlot(
      this.plotOptions(host.clientWidth),
      [[0], ...options.curves.map(() => [null])],
      host,
    );
    const canvas = this.plot.ctx.canvas;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', options.name);
    onResize(host, (next) => this.resize(next), signal);
    this.listenToDrag(signal);
    signal.addEventListener('abort', () => this.plot.destroy(), { once: true });
  }

  setData(x: ArrayLike<number>, ...curves: ArrayLike<number | null>[]): void {
    this.plot.setData([x, ...curves] as uPlot.AlignedData);
  }

  setTheme(theme: FigureTheme): void {
    this.theme = theme;
    // Paths and all.
    this.plot.setData(this.plot.data);
  }

  show(curve: number, visible: boolean): void {
    this.plot.setSeries(curve + 1, { show: visible });
  }

  /** Draws anew what `draw` lays over the curves. */
  redraw(): void {
    this.plot.redraw(false, false);
  }

  /** The plotting area, for things that are laid over it; positions are CSS pixels within it. */
  get overlay(): HTMLElement {
    return this.plot.over;
  }

  positionOf(x: number): number {
    return this.plot.valToPos(x, 'x');
  }

  /** The CSS pixel from the top of the plotting area where a value stands. */
  heightOf(y: number): number {
    return this.plot.valToPos(y, 'y');
  }

  /** The value at such a pixel. */
  valueAtHeight(position: number): number {
    return this.plot.posToVal(position, 'y');
  }

  valueAt(position: number): number {
    return this.plot.posToVal(position, 'x');
  }

  private resize(width: number): void {
    const height = this.options.height(width);
    // uPlot draws all anew even where nothing changes.
    if (width !== this.plot.width || height !== this.plot.height) {
      this.plot.setSize({ width, height });
    }
  }

  private plotOptions(width: number): uPlot.Options {
    const { options } = this;
    const font = `${axisFont} ${this.theme.fontFamily}`;
    const grid = { stroke: () => withAlpha(this.theme.foreground, 0.12), width: 1 };
    const axis: uPlot.Axis = {
      font,
      labelFont: font,
      stroke: () => this.theme.muted,
      grid,
      ticks: { ...grid, size: 4 },
      gap: 4,
    };
    const { yTicks } = options;
    return {
      width,
      height: options.height(width),
      // Whole pixels would turn slopes into stairs.
      pxAlign: 0,
      padding: [10, 24, 0, 0],
      legend: { show: false },
      cursor: { show: false, drag: { x: false, y: false, setScale: false } },
      scales: {
        x: { time: false, range: () => options.xRange() },
        y: { range: (_, min, max) => options.yRange(min ?? 0, max ?? 1) },
      },
      axes: [
        {
          ...axis,
          size: 26,
          label: unicodeSubscripts(options.xLabel),
          labelSize: 18,
          labelGap: 0,
          space: 60,
        },
        {
          ...axis,
          size: 46,
          space: 28,
          ...(options.yLabel === undefined
            ? {}
            : { label: unicodeSubscripts(options.yLabel), labelSize: 18, labelGap: 0 }),
          ...(yTicks === undefined
            ? {}
            : { values: (_: uPlot, splits: number[]) => splits.map((split) => yTicks.format(split)) }),
          ...(yTicks?.increments === undefined ? {} : { incrs: [...yTicks.increments] }),
        },
      ],
      series: [
        {},
        ...options.curves.map((curve): uPlot.Series => ({
          label: curve.label,
          stroke: () => this.strokeOf(curve),
          ...(curve.fill === undefined
            ? {}
            : { fill: () => withAlpha(this.strokeOf(curve), curve.fill ?? 0) }),
          width: curve.width ?? standardWidth,
          ...(curve.dash === undefined ? {} : { dash: [...curve.dash] }),
          points: { show: false },
        })),
      ],
      hooks: {
        drawClear: [(plot) => this.setWidths(plot)],
        draw: [(plot) => options.draw?.(plot, this.theme)],
      },
    };
  }

  /** What is lit in the figure that the chart stands in, if one of the curves stands for it. */
  private lit(): Meaning | undefined {
    const lit = this.host.closest<HTMLElement>('.diffusion-figure')?.dataset['lit'];
    return this.options.curves.find(({ term }) => term !== undefined && term === lit)?.term;
  }

  private strokeOf({ color, term }: Curve): string {
    const lit = this.lit();
    return lit === undefined || lit === term ? color(this.theme) : withAlpha(color(this.theme), dimmed);
  }

  private setWidths(plot: uPlot): void {
    const lit = this.lit();
    this.options.curves.forEach(({ width = standardWidth, term }, index) => {
      const series = plot.series[index + 1];
      if (series !== undefined) {
        series.width = lit !== undefined && lit === term ? litFactor * width : width;
      }
    });
  }

  private listenToDrag(signal: AbortSignal): void {
    const { onDrag } = this.options;
    if (onDrag === undefined) {
      return;
    }
    const { over } = this.plot;
    over.classList.add('df-draggable');
    const pick = (event: PointerEvent): void => {
      onDrag(this.valueAt(event.clientX - over.getBoundingClientRect().left));
    };
    over.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button === 0) {
          over.setPointerCapture(event.pointerId);
          pick(event);
        }
      },
      { signal },
    );
    over.addEventListener(
      'pointermove',
      (event) => {
        if (over.hasPointerCapture(event.pointerId)) {
          pick(event);
        }
      },
      { signal },
    );
  }
}
