import * as l10n from '@vscode/l10n';
import type { WorkerEvent } from '../protocol/events';
import type { WorkerRequest } from '../protocol/requests';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A request as the page states it; the client numbers it. */
export type RequestBody = WithoutId<WorkerRequest>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The worker has ended, which is told as an event: a request to it needs no answer. */
export class EngineGone extends Error {}

/** The page's side of the worker: requests become promises, the rest becomes events. */
export class EngineClient {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Set<(event: WorkerEvent) => void>();
  private nextId = 1;
  private closed: EngineGone | undefined;

  constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<WorkerEvent>) => this.receive(data);
    worker.onerror = ({ message }) => this.receive({ type: 'crashed', reason: message });
    worker.onmessageerror = () =>
      this.receive({ type: 'crashed', reason: l10n.t('One of its messages could not be read.') });
  }

  /**
   * Sends a request and resolves with the reply's value.
   * @throws {Error} with the worker's sentence when it refuses, or when the worker is gone.
   */
  request(body: RequestBody, transfer: Transferable[] = []): Promise<unknown> {
    if (this.closed) {
      return Promise.reject(this.closed);
    }
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ ...body, id }, transfer);
    });
  }

  /** Listens to every event, replies included. */
  onEvent(listener: (event: WorkerEvent) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Ends the worker; open requests are rejected. */
  dispose(): void {
    this.worker.terminate();
    this.close(new EngineGone(l10n.t('The engine was closed.')));
    this.listeners.clear();
  }

  private receive(event: WorkerEvent): void {
    if (event.type === 'reply') {
      this.take(event.id)?.resolve(event.value);
    } else if (event.type === 'failed' && event.id !== undefined) {
      this.take(event.id)?.reject(new Error(event.message));
    } else if (event.type === 'crashed') {
      this.worker.terminate();
      this.close(new EngineGone(event.reason));
    }
    for (const listener of this.listeners) {
      listener(event);
    }
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    return pending;
  }

  private close(error: EngineGone): void {
    this.closed = error;
    for (const { reject } of this.pending.values()) {
      reject(error);
    }
    this.pending.clear();
  }
}
