import type { ImageFiles } from '../../../src/protocol/ownData';
import type { Host } from '../host';
import { readableFile, type ImageSource, type ReadableFile } from './imageSource';

/** The files that the host reads for the page, one message at a time: the next is asked for when one is used up. */
export class HostFiles {
  private current: { readonly id: number; take: (message: ImageFiles) => void } | undefined;

  constructor(
    private readonly send: Host['send'],
    private readonly onBegin: (source: ImageSource) => void,
  ) {}

  receive(message: ImageFiles): void {
    if (this.current?.id === message.id) {
      this.current.take(message);
    } else {
      this.begin(message);
    }
  }

  private begin(first: ImageFiles): void {
    const { id, name } = first;
    const waiting: ImageFiles[] = [first];
    let skipped = 0;
    let wake = (): void => undefined;
    const take = (message: ImageFiles): void => {
      waiting.push(message);
      wake();
    };
    this.current = { id, take };
    const next = async (): Promise<ImageFiles> => {
      for (;;) {
        const message = waiting.shift();
        if (message) {
          return message;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    };
    const { send } = this;
    async function* files(): AsyncGenerator<ReadableFile> {
      let ended = false;
      try {
        while (!ended) {
          const message = await next();
          skipped += message.skipped;
          ended = message.last;
          yield* message.files.map(readableFile);
          if (!ended) {
            send({ type: 'moreImageFiles', id, wanted: true });
          }
        }
      } finally {
        if (!ended) {
          send({ type: 'moreImageFiles', id, wanted: false });
        }
      }
    }
    this.onBegin({ name, files: files(), passedOver: () => skipped });
  }
}
