import { describe, expect, it } from 'vitest';
import { EngineClient } from '../../../../webview/engine/worker/engineClient';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';
import type { WorkerRequest } from '../../../../webview/engine/protocol/requests';

/** The two ends of a worker, without the thread. */
class LocalWorker {
  onmessage: ((event: MessageEvent<WorkerEvent>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly received: WorkerRequest[] = [];
  terminated = false;

  postMessage(request: WorkerRequest): void {
    this.received.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  send(data: WorkerEvent): void {
    this.onmessage?.({ data } as MessageEvent<WorkerEvent>);
  }
}

function connect() {
  const worker = new LocalWorker();
  return { worker, client: new EngineClient(worker as unknown as Worker) };
}

describe('the engine client', () => {
  it('matches replies to requests in whatever order they come', async () => {
    const { worker, client } = connect();
    const first = client.request({ type: 'checkpoint' });
    const second = client.request({ type: 'pause' });
    const [one, two] = worker.received.map(({ id }) => id);
    worker.send({ type: 'reply', id: two ?? 0 });
    worker.send({ type: 'reply', id: one ?? 0, value: 'bytes' });
    expect(await first).toBe('bytes');
    expect(await second).toBeUndefined();
  });

  it("rejects with the worker's sentence", async () => {
    const { worker, client } = connect();
    const request = client.request({ type: 'train' });
    worker.send({ type: 'failed', id: worker.received[0]?.id ?? 0, message: 'No network.' });
    await expect(request).rejects.toThrow('No network.');
  });

  it('passes every event on until the listener is disposed', () => {
    const { worker, client } = connect();
    const events: WorkerEvent[] = [];
    const listening = client.onEvent((event) => events.push(event));
    worker.send({ type: 'phase', phase: 'training' });
    listening.dispose();
    worker.send({ type: 'phase', phase: 'idle' });
    expect(events).toEqual([{ type: 'phase', phase: 'training' }]);
  });

  it('rejects what is open, and what comes later, when the worker dies or is disposed', async () => {
    const { worker, client } = connect();
    const events: WorkerEvent[] = [];
    client.onEvent((event) => events.push(event));
    const open = client.request({ type: 'train' });
    worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
    await expect(open).rejects.toThrow('out of memory');
    await expect(client.request({ type: 'train' })).rejects.toThrow('out of memory');
    expect(events).toEqual([{ type: 'crashed', reason: 'out of memory' }]);
    // It may still run, and nothing is known of its state.
    expect(worker.terminated).toBe(true);
  });
});
