import * as v from 'valibot';
import {
  toModelFileSchema,
  type FromModelFile,
  type OpenedModelFile,
  type ToModelFile,
} from '../../src/protocol/modelFile';
import type { ByteSource } from './byteSource';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** The extension, which reads the file for the page. */
export class Host {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private readonly api = acquireVsCodeApi();

  /** `open` is told of the file, again after it changed. */
  constructor(open: (file: OpenedModelFile) => void) {
    addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = v.safeParse(toModelFileSchema, data);
      if (!parsed.success) {
        return;
      }
      if (parsed.output.type === 'open') {
        open(parsed.output);
      } else {
        this.take(parsed.output);
      }
    });
    this.send({ type: 'ready' });
  }

  send(message: FromModelFile): void {
    this.api.postMessage(message);
  }

  /** A file of so many bytes. */
  source(size: number): ByteSource {
    return {
      size,
      read: (begin, end) =>
        new Promise((resolve, reject) => {
          const id = (this.asked += 1);
          this.waiting.set(id, { resolve, reject });
          this.send({ type: 'read', id, begin, end: Math.min(end, size) });
        }),
    };
  }

  private take(answer: Exclude<ToModelFile, { type: 'open' }>): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.type === 'bytes') {
      waiting?.resolve(answer.bytes);
    } else {
      waiting?.reject(new Error(answer.reason));
    }
  }
}
