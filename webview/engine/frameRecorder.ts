import { drawImageGrid } from './imageGrid';
import type { ImageGrid } from './workerProtocol';

export type FrameRole = 'xt' | 'x0';
export type Frame = Readonly<Record<FrameRole, ImageGrid>> & { readonly t: number };

/** The recorded steps of one sampling, and the canvases that show one of them. */
export class FrameRecorder {
  private readonly canvases = new Map<FrameRole, OffscreenCanvas>();
  private frames: Frame[] = [];
  private shown: Frame | undefined;

  attach(role: FrameRole, canvas: OffscreenCanvas): void {
    this.canvases.set(role, canvas);
    this.draw();
  }

  clear(): void {
    this.frames = [];
  }

  /** Records a frame, shows it, and returns its index. */
  record(frame: Frame): number {
    this.frames.push(frame);
    this.shown = frame;
    this.draw();
    return this.frames.length - 1;
  }

  /** @returns whether there is such a frame. */
  show(index: number): boolean {
    const frame = this.frames[index];
    if (!frame) return false;
    this.shown = frame;
    this.draw();
    return true;
  }

  pixels(role: FrameRole): ImageGrid | undefined {
    return this.shown?.[role];
  }

  /** Every recorded step's images. */
  all(role: FrameRole): ImageGrid[] {
    return this.frames.map((frame) => frame[role]);
  }

  private draw(): void {
    if (!this.shown) return;
    for (const [role, canvas] of this.canvases) drawImageGrid(canvas, this.shown[role]);
  }
}

/** Which of `steps` steps are recorded: all of them, or `limit` evenly spread ones with the first and the last. */
export function recordedSteps(steps: number, limit = 100): ReadonlySet<number> {
  const count = Math.min(steps, limit);
  return new Set(
    Array.from({ length: count }, (_, i) =>
      count === 1 ? steps - 1 : Math.round((i * (steps - 1)) / (count - 1)),
    ),
  );
}
