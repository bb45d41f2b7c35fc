import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../webview/engine/contract/engine';
import type { WorkerEvent } from '../../../../webview/engine/protocol/events';
import { LossCurve } from '../../../../webview/engine/training/lossCurve';
import { TrainingRun } from '../../../../webview/engine/worker/trainingRun';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

function opened() {
  const order: string[] = [];
  const events: WorkerEvent[] = [];
  const engine = {
    step: 0,
    async train(count: number) {
      order.push('train');
      await tick();
      order.push('trained');
      engine.step += count;
      return new Float32Array(count).fill(0.5);
    },
    lost: new Promise<string>(() => undefined),
  };
  const run = new TrainingRun(engine as unknown as Engine, (event) => events.push(event), 1, {
    lossCurve: LossCurve.of([]),
    elapsedSeconds: 0,
  });
  const ask = () =>
    run.between(async () => {
      order.push('ask');
      await tick();
      order.push('asked');
      return engine.step;
    });
  return { run, order, events, ask };
}

describe('work between two pieces of a run', () => {
  it('is done while nothing else is', async () => {
    const { run, ask, events } = opened();
    expect(await ask()).toBe(0);
    expect(events.map((event) => ('phase' in event ? event.phase : event.type))).toEqual(['idle']);
    await run.dispose();
  });

  it('is done in the midst of training, never at once with it, and training goes on', async () => {
    const { run, ask, order } = opened();
    run.train();
    await tick();
    const step = await ask();
    while (order.at(-1) !== 'trained' || order.indexOf('train', order.indexOf('asked')) === -1) {
      await tick();
    }
    await run.dispose();
    expect(step).toBeGreaterThan(0);
    const at = order.indexOf('ask');
    expect(order[at + 1]).toBe('asked');
    expect(order[at - 1]).toBe('trained');
  });

  it('waits for a job, whose stop does not wait for it', async () => {
    const { run, ask, order } = opened();
    await run.start({
      phase: 'sampling',
      async run(turn) {
        order.push('job');
        while (await turn()) {
          await tick();
        }
        order.push('done');
      },
    });
    const answer = ask();
    await tick();
    await run.stop();
    await answer;
    expect(order).toEqual(['job', 'done', 'ask', 'asked']);
    await run.dispose();
  });

  it('tells what it throws to who asked, and to nobody else', async () => {
    const { run, ask, events } = opened();
    await expect(run.between(() => Promise.reject(new RangeError('too large')))).rejects.toThrow('too large');
    expect(await ask()).toBe(0);
    expect(events.some(({ type }) => type === 'failed')).toBe(false);
    await run.dispose();
  });

  it('is refused in words when the run ends before it, or has ended', async () => {
    const { run, ask, order } = opened();
    run.train();
    await tick();
    const late = ask();
    const ended = run.dispose();
    await expect(late).rejects.toThrow('The engine was closed.');
    await ended;
    await expect(ask()).rejects.toThrow('The engine was closed.');
    expect(order).not.toContain('ask');
  });
});
