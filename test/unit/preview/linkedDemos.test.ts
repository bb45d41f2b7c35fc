import { describe, expect, it } from 'vitest';
import type { SharedState } from '../../../src/figures/figure';
import type { DemoState } from '../../../src/protocol/demoState';
import { standardNetworkDemos } from '../../../src/protocol/networkDemos';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { LinkedDemos, type LinkedDemo } from '../../../webview/preview/linkedDemos';

const { schedule, figures } = defaultPlaygroundState;
const state = (t: number, link?: string, seed = 0): DemoState => ({
  view: 'forward',
  schedule,
  t,
  seed,
  figures,
  networks: standardNetworkDemos,
  ...(link === undefined ? {} : { link }),
});

class Taker implements LinkedDemo {
  readonly taken: SharedState[] = [];

  take(shared: SharedState): void {
    this.taken.push(shared);
  }
}

describe('demos of one link', () => {
  it('begin with what the first of them says, and follow each other', () => {
    const links = new LinkedDemos();
    const [first, second, other, alone] = [new Taker(), new Taker(), new Taker(), new Taker()];
    expect(links.join(first, state(10, 'a'))).toEqual(state(10, 'a'));
    expect(links.join(second, state(90, 'a', 7))).toEqual(state(10, 'a'));
    expect(links.join(other, state(30, 'b'))).toEqual(state(30, 'b'));
    expect(links.join(alone, state(40))).toEqual(state(40));
    links.move(second, state(55, 'a', 3));
    expect(first.taken).toEqual([{ schedule, t: 55, seed: 3 }]);
    expect([second, other, alone].map(({ taken }) => taken)).toEqual([[], [], []]);
    links.move(second, state(55, 'a', 3));
    expect(first.taken).toHaveLength(1);
  });

  it('go their own way after they left', () => {
    const links = new LinkedDemos();
    const [first, second] = [new Taker(), new Taker()];
    links.join(first, state(10, 'a'));
    links.join(second, state(20, 'a'));
    links.leave(second);
    links.move(second, state(99, 'a'));
    links.move(first, state(50, 'a'));
    expect([first.taken, second.taken]).toEqual([[], []]);
    links.leave(first);
    expect(links.join(second, state(20, 'a')).t).toBe(20);
  });
});
