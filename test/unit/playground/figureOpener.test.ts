import { describe, expect, it } from 'vitest';
import { defaultPlaygroundState, type PlaygroundPatch } from '../../../src/protocol/playgroundState';
import { figureOpener } from '../../../webview/playground/chrome/figureOpener';
import { Store } from '../../../webview/playground/store';

function opener(start: PlaygroundPatch = {}) {
  const store = new Store(defaultPlaygroundState, 'auto');
  store.patch(start);
  const open = figureOpener(store);
  return { store, open: (...views: Parameters<typeof open>[0][]) => (views.forEach(open), store.state.t) };
}

describe('a figure that is opened by hand', () => {
  it('stands at its own t if it has one, and the shared t comes back with the next that has none', () => {
    const { open } = opener({ view: 'forward', t: 700 });
    expect(open('posterior')).toBe(5);
    expect(open('square')).toBe(5);
    expect(open('clt', 'mixture')).toBe(700);
  });

  it('leaves the t that was moved in it behind', () => {
    const { store, open } = opener({ view: 'forward', t: 700 });
    open('posterior');
    store.patch({ t: 40 });
    expect(open('forward')).toBe(700);
    store.patch({ t: 60 });
    expect(open('train', 'forward')).toBe(60);
  });

  it('stands at the standard part of the way after a figure that a note opened at its own', () => {
    const { open } = opener({ view: 'posterior', t: 9, schedule: { T: 100 } });
    expect(open('forward')).toBe(30);
  });

  it('stays within a schedule that became shorter', () => {
    const { store, open } = opener({ view: 'forward', t: 700 });
    store.patch({ view: 'posterior', t: 2, schedule: { T: 3 } });
    expect(open('forward')).toBe(1);
    expect(open('score')).toBe(3);
  });
});
