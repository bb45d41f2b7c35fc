import type { ToPage } from '../protocol/toPage';
import type { ImagePart } from './imageFolder';

interface Feeding {
  readonly id: number;
  readonly name: string;
  readonly parts: AsyncIterator<ImagePart>;
  readonly ended: () => void;
  readonly failed: (error: unknown) => void;
}

/** Hands the page the files that a user has chosen as images, a part whenever the page has used up the one before. */
export class ImageFeed {
  private feeding: Feeding | undefined;
  private count = 0;
  private ready = false;

  constructor(private readonly post: (message: ToPage) => void) {}

  /** Begins with the first part; what was handed over before is left. Resolves once the page wants no more. */
  async begin(name: string, parts: AsyncGenerator<ImagePart>): Promise<void> {
    const before = this.end();
    this.count += 1;
    const id = this.count;
    const whole = new Promise<void>((resolve, reject) => {
      this.feeding = { id, name, parts, ended: resolve, failed: reject };
    });
    if (this.ready) {
      await this.next(id, true);
    }
    await Promise.all([before, whole]);
  }

  /** What was begun before there was a page begins now. */
  async pageIsReady(): Promise<void> {
    this.ready = true;
    if (this.feeding) {
      await this.next(this.feeding.id, true);
    }
  }

  async pageIsGone(): Promise<void> {
    this.ready = false;
    await this.end();
  }

  /** @param wanted whether the page wants the next part */
  async next(id: number, wanted: boolean): Promise<void> {
    const { feeding } = this;
    if (feeding?.id !== id) {
      return;
    }
    if (!wanted) {
      return this.end();
    }
    const part = await feeding.parts.next().catch((error: unknown) => {
      feeding.failed(error);
      // What was read so far counts, and the page waits for an end.
      return { done: true, value: undefined } as const;
    });
    if (this.feeding !== feeding) {
      return;
    }
    const { files, skipped } = part.done ? { files: [], skipped: 0 } : part.value;
    this.post({
      type: 'imageFiles',
      id,
      name: feeding.name,
      files: [...files],
      skipped,
      last: part.done === true,
    });
    if (part.done) {
      await this.end();
    }
  }

  private async end(): Promise<void> {
    const { feeding } = this;
    this.feeding = undefined;
    feeding?.ended();
    await feeding?.parts.return?.();
  }
}
