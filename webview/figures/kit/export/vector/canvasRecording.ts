import { markup } from './markup';
import { pathCalls, pathData, rounded, scaleOf, type Matrix, type PathCall } from './pathData';
import { RecordedPath } from './recordedPath';
import { plainColor } from './plainColor';
import { textOf } from './vectorText';

type Context = CanvasRenderingContext2D;
type Call = (...args: unknown[]) => unknown;
type FillRule = 'evenodd';

/**
 * What is drawn on a canvas, as SVG: until it ends, the calls of the canvas's own context are written down as well as
 * done. Positions are pixels of the canvas.
 */
export class CanvasRecording {
  /** Whether pixels are drawn that are to be seen as pixels. */
  hasPixels = false;
  private pieces: string[] = [];
  private readonly clips: string[] = [];
  private path = '';
  private clip: string | undefined;
  private readonly kept: (string | undefined)[] = [];
  private readonly taken: string[] = [];

  /** @param id begins the ids of its clips, which must be unlike those of other recordings in the file */
  constructor(
    private readonly context: Context,
    private readonly id: string,
  ) {
    pathCalls.forEach((call) => this.take(call, (...args) => this.lengthen(call, args)));
    const rect = (args: readonly unknown[]): string => pathData('rect', args as number[], this.map, true);
    this.take('beginPath', () => (this.path = ''));
    this.take('save', () => this.kept.push(this.clip));
    this.take('restore', () => (this.clip = this.kept.length > 0 ? this.kept.pop() : this.clip));
    this.take('clip', (of, rule) => this.cut(this.dataOf(of), ruleOf(of, rule)));
    this.take('fill', (of, rule) => this.fill(this.dataOf(of), ruleOf(of, rule)));
    this.take('stroke', (of) => this.stroke(this.dataOf(of)));
    this.take('fillRect', (...args) => this.fill(rect(args)));
    this.take('strokeRect', (...args) => this.stroke(rect(args)));
    // Figures clear a canvas as a whole, before they draw.
    this.take('clearRect', () => (this.pieces = []));
    this.take('fillText', (text, x, y) =>
      this.put(textOf(context, String(text), Number(x), Number(y), this.filling())),
    );
    this.take('strokeText', (text, x, y) =>
      this.put(textOf(context, String(text), Number(x), Number(y), { fill: 'none', ...this.stroking() })),
    );
    this.take('drawImage', (source, ...place) => this.image(source, place as number[]));
    this.take('putImageData', () => (this.hasPixels = true));
  }

  /** Whether nothing is drawn yet. */
  get isEmpty(): boolean {
    return this.pieces.length === 0 && !this.hasPixels;
  }

  /** Stops writing down. Returns nothing where nothing was drawn. */
  end(): string | undefined {
    this.taken.forEach((name) => Reflect.deleteProperty(this.context, name));
    const { width, height } = this.context.canvas;
    return this.pieces.length === 0
      ? undefined
      : markup('defs', {}, ...this.clips, clipPath(`${this.id}-all`, `M0 0H${width}V${height}H0Z`)) +
          markup('g', { 'clip-path': `url(#${this.id}-all)` }, ...this.pieces);
  }

  private get map(): Matrix {
    return this.context.getTransform();
  }

  /** Lays a method over the context's own, which it still calls. */
  private take(name: string, note: (...args: unknown[]) => void): void {
    const { context } = this;
    const own = Reflect.get(context, name) as Call;
    this.taken.push(name);
    Reflect.set(context, name, (...args: unknown[]) => {
      note(...args);
      return own.apply(context, args);
    });
  }

  private lengthen(call: PathCall, args: readonly unknown[]): void {
    this.path += pathData(call, args as number[], this.map, this.path === '');
  }

  /** The path that a call names, else the current one. */
  private dataOf(of: unknown): string {
    return of instanceof RecordedPath ? of.data(this.map) : this.path;
  }

  private put(piece: string): void {
    this.pieces.push(
      this.clip === undefined ? piece : markup('g', { 'clip-path': `url(#${this.clip})` }, piece),
    );
  }

  private fill(data: string, rule?: FillRule): void {
    if (data !== '') {
      this.put(markup('path', { d: data, 'fill-rule': rule, ...this.filling() }));
    }
  }

  private stroke(data: string): void {
    if (data !== '') {
      this.put(markup('path', { d: data, fill: 'none', ...this.stroking(scaleOf(this.map)) }));
    }
  }

  private cut(data: string, rule?: FillRule): void {
    const id = `${this.id}-${this.clips.length}`;
    this.clips.push(clipPath(id, data, this.clip, rule));
    this.clip = id;
  }

  private filling(): Record<string, string | number | undefined> {
    const { fillStyle, globalAlpha } = this.context;
    const { color, opacity } = plainColor(fillStyle as string);
    return { fill: color, 'fill-opacity': unlessOne(opacity * globalAlpha) };
  }

  /** @param scale how many pixels one unit of the context has */
  private stroking(scale = 1): Record<string, string | number | undefined> {
    const { strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, miterLimit, lineDashOffset } =
      this.context;
    const { color, opacity } = plainColor(strokeStyle as string);
    const dash = this.context.getLineDash();
    return {
      stroke: color,
      'stroke-opacity': unlessOne(opacity * globalAlpha),
      'stroke-width': rounded(lineWidth * scale),
      'stroke-linecap': lineCap === 'butt' ? undefined : lineCap,
      'stroke-linejoin': lineJoin === 'miter' ? undefined : lineJoin,
      'stroke-miterlimit': miterLimit,
      'stroke-dasharray': dash.length === 0 ? undefined : dash.map((each) => rounded(each * scale)).join(' '),
      'stroke-dashoffset': lineDashOffset === 0 ? undefined : rounded(lineDashOffset * scale),
    };
  }

  /** A smoothed image is a ground, such as a density's; one with its pixels kept is what the picture shows. */
  private image(source: unknown, [x = 0, y = 0, width, height]: readonly number[]): void {
    const { imageSmoothingEnabled, globalAlpha } = this.context;
    if (!imageSmoothingEnabled || !(source instanceof HTMLCanvasElement)) {
      this.hasPixels = true;
      return;
    }
    const { a, b, c, d, e, f } = this.map;
    this.put(
      markup('image', {
        x,
        y,
        width: width ?? source.width,
        height: height ?? source.height,
        preserveAspectRatio: 'none',
        opacity: unlessOne(globalAlpha),
        transform: `matrix(${[a, b, c, d, e, f].map(rounded).join(' ')})`,
        href: source.toDataURL(),
      }),
    );
  }
}

const clipPath = (id: string, data: string, within?: string, rule?: FillRule): string =>
  markup(
    'clipPath',
    { id, 'clip-path': within === undefined ? undefined : `url(#${within})` },
    markup('path', { d: data, 'clip-rule': rule }),
  );

/** What is inside, as `fill` and `clip` are told it after the path or in place of it; SVG takes `nonzero` unasked, too. */
const ruleOf = (...args: readonly unknown[]): FillRule | undefined =>
  args.includes('evenodd') ? 'evenodd' : undefined;

const unlessOne = (opacity: number): number | undefined =>
  opacity === 1 ? undefined : Math.round(opacity * 1000) / 1000;
