import { describe, expect, it } from 'vitest';
import { runInLanes, type Job } from '../../tools/lanes.mjs';

/** Runs jobs that end when they are told to. */
function start(jobs: readonly Job[], lanes: number) {
  const running = new Map<string, () => void>();
  const ended = runInLanes(jobs, lanes, ({ id }) => new Promise((resolve) => running.set(id, resolve)));
  return {
    ended,
    running: () => [...running.keys()],
    end: async (id: string) => {
      running.get(id)!();
      running.delete(id);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const job = (id: string, needs: string[] = [], dist?: Job['dist']): Job => ({
  id,
  needs,
  ...(dist ? { dist } : {}),
});

describe('parts in lanes', () => {
  it('run so many at a time, in their order', async () => {
    const { ended, running, end } = start([job('a'), job('b'), job('c')], 2);
    expect(running()).toEqual(['a', 'b']);
    await end('b');
    expect(running()).toEqual(['a', 'c']);
    await end('a');
    await end('c');
    await ended;
  });

  it('wait for what they need, while others overtake them', async () => {
    const { running, end } = start([job('a'), job('b', ['a']), job('c')], 2);
    expect(running()).toEqual(['a', 'c']);
    await end('a');
    expect(running()).toEqual(['c', 'b']);
  });

  it('never drive two browsers at once', async () => {
    const { running, end } = start(
      [{ ...job('page'), browser: true }, { ...job('e2e'), browser: true }, job('unit')],
      2,
    );
    expect(running()).toEqual(['page', 'unit']);
    await end('unit');
    expect(running()).toEqual(['page']);
    await end('page');
    expect(running()).toEqual(['e2e']);
  });

  it('never use dist/ while one writes it, and let a writer have its turn', async () => {
    const jobs = [
      job('build', [], 'writes'),
      job('page', [], 'reads'),
      job('start', [], 'writes'),
      job('host', [], 'reads'),
      job('lint'),
    ];
    const { running, end } = start(jobs, 2);
    expect(running()).toEqual(['build', 'lint']);
    await end('build');
    expect(running()).toEqual(['lint', 'page']);
    await end('lint');
    expect(running()).toEqual(['page']);
    await end('page');
    expect(running()).toEqual(['start']);
    await end('start');
    expect(running()).toEqual(['host']);
  });

  it('that need each other are an error, not a wait for ever', async () => {
    await expect(start([job('a', ['b']), job('b', ['a'])], 2).ended).rejects.toThrow(/a, b/);
  });
});
