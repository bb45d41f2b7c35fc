import { describe, expect, it } from 'vitest';
import type { DemoState } from '../../../src/protocol/demoState';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { standardNetworkDemos } from '../../../src/protocol/networkDemos';
import { keepTouched } from '../../../webview/preview/keepTouched';

const { schedule, figures } = defaultPlaygroundState;
const { forward } = figures;
const written: DemoState = {
  view: 'forward',
  schedule,
  figures,
  networks: standardNetworkDemos,
  t: 300,
  seed: 0,
};

describe('an edit of a block', () => {
  it('changes what it touches and leaves what the reader moved', () => {
    const shown = { ...written, t: 700, seed: 5, figures: { ...figures, forward: { ...forward, index: 3 } } };
    const rewritten = {
      ...written,
      seed: 9,
      figures: { ...figures, forward: { ...forward, mode: 'chain' as const } },
    };
    expect(keepTouched(written, shown, rewritten)).toEqual({
      ...written,
      t: 700,
      seed: 9,
      figures: { ...figures, forward: { ...forward, index: 3, mode: 'chain' } },
    });
  });

  it('changes nothing when it touches nothing', () => {
    const shown = {
      ...written,
      t: 12,
      figures: { ...figures, posterior: { ...figures.posterior, x0: -1, xt: 2 } },
    };
    expect(keepTouched(written, shown, { ...written })).toEqual(shown);
  });

  it('brings t back within a shorter T', () => {
    const rewritten = { ...written, schedule: { ...schedule, T: 100 }, t: 300 };
    expect(keepTouched(written, { ...written, t: 900 }, rewritten).t).toBe(100);
  });
});
