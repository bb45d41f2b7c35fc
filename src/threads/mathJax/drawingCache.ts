import { BoundedCache } from '../../base/boundedCache';
import { ink, svgDrawing, type Drawing, type ThemeKind } from '../../explain/markdown/drawing';
import { TexError, type TexToPicture } from './texPicture';

/** Formulas longer than this are not drawn: no hover has room for them. */
export const longestTex = 4000;
const timeLimitMs = 3000;
/** What is kept, in characters of drawings: those of a few long notes. */
const cacheSize = 8e6;
/** What a drawing takes up beside its own characters. */
const overhead = 500;

/** The drawings of TeX for hovers, and which TeX cannot be drawn, so that it is tried once. */
export class DrawingCache {
  private readonly drawings = new BoundedCache<string, Drawing | undefined>(
    cacheSize,
    (key, drawing) => overhead + key.length + (drawing?.uri.length ?? 0),
  );
  private readonly running = new Map<string, Promise<Drawing | undefined>>();

  constructor(private readonly toPicture: TexToPicture) {}

  /**
   * The drawing, or undefined when the TeX is wrong, too long, or not drawn within three seconds. One that
   * comes later is there for the next call.
   */
  async draw(tex: string, theme: ThemeKind): Promise<Drawing | undefined> {
    const key = `${theme}\n${tex}`;
    if (this.drawings.has(key)) {
      return this.drawings.get(key);
    }
    if (tex.length > longestTex) {
      return undefined;
    }
    let running = this.running.get(key);
    if (!running) {
      running = this.make(key, tex, ink[theme]).finally(() => this.running.delete(key));
      this.running.set(key, running);
    }
    return within(timeLimitMs, running);
  }

  /** Whether asking for the drawing takes no time: it is there, or known to be impossible. */
  has(tex: string, theme: ThemeKind): boolean {
    return tex.length > longestTex || this.drawings.has(`${theme}\n${tex}`);
  }

  private async make(key: string, tex: string, color: string): Promise<Drawing | undefined> {
    let drawing: Drawing | undefined;
    try {
      const { svg, width, height } = await this.toPicture(tex, color);
      drawing = svgDrawing(svg, width, height);
    } catch (error) {
      // The caller shows the source instead; TeX is tried again where it was not at fault.
      if (!(error instanceof TexError)) {
        return undefined;
      }
    }
    this.drawings.set(key, drawing);
    return drawing;
  }
}

/** The promise's value, or undefined when it takes longer. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
