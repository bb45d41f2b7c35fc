import { expect, it, vi } from 'vitest';
import { Meter } from '../../../../webview/engine/jobs/meter';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';

it('a training step is said to ask for what it asks for, whatever else was asked meanwhile', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const events: WorkerEvent[] = [];
  const meter = new Meter((event) => events.push(event));
  meter.begin('training');
  // Ten pictures and a held-out loss between two steps, which are all that was finished.
  for (const submits of [10, 500]) {
    vi.advanceTimersByTime(1000);
    const counters = { dispatches: 150 * submits, submits, gpuBytes: 4, inFlight: 2 };
    meter.count(2, 1e9, 1, { ...counters, trainingStep: { dispatches: 150, submits: 1 } });
  }
  vi.useRealTimers();
  expect(events).toHaveLength(2);
  for (const event of events) {
    expect(event).toMatchObject({ type: 'meter', reading: { dispatches: 150, submits: 1 } });
  }
});
