import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { patchFigures } from '../../../src/figures/states';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { readDemoState, type DemoState } from '../../../src/protocol/demoState';
import { standardNetworkDemos } from '../../../src/protocol/networkDemos';
import { parseQuery } from '../../../src/protocol/link';
import { toHostSchema } from '../../../src/protocol/toHost';
import { toPageSchema } from '../../../src/protocol/toPage';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';

const { schedule, t, seed, figures } = defaultPlaygroundState;
const state: DemoState = { view: 'forward', schedule, t, seed, figures, networks: standardNetworkDemos };
const refusal = (json: string) => {
  const read = readDemoState(json);
  return read.ok ? 'none' : read.message;
};

describe('the state that an element of a note carries', () => {
  it('is read as it was written', () => {
    expect(readDemoState(JSON.stringify(state))).toEqual({ ok: true, state });
    const block = parseDemoBlock('demo: posterior\nschedule: {kind: flow, shift: 3}\nT: 50\nx0: -3');
    if (!block.ok) {
      throw new Error(block.message);
    }
    expect(readDemoState(JSON.stringify(block.state))).toEqual({ ok: true, state: block.state });
  });

  it.each([
    ['x{', 'its data are not JSON'],
    ['', 'its data are not JSON'],
    ['{"view":"forward"', 'its data are not JSON'],
    ['7', 'its data do not describe a figure'],
    ['null', 'its data do not describe a figure'],
    ['{"view":"evaluate"}', 'wrong at “view”'],
    ['{"constructor":1}', 'wrong at “'],
    [JSON.stringify({ ...state, t: 1001 }), 'wrong at “t”'],
    [JSON.stringify({ ...state, t: 1.5 }), 'wrong at “t”'],
    [JSON.stringify({ ...state, more: 1 }), 'wrong at “more”'],
    [JSON.stringify({ ...state, ['m'.repeat(99)]: 1 }), `wrong at “${'m'.repeat(40)}”`],
    [JSON.stringify({ ...state, figures: { forward: { more: 1 } } }), 'wrong at “figures.forward.more”'],
    [JSON.stringify({ ...state, figures: { kitchen: {} } }), 'wrong at “figures.kitchen”'],
    [JSON.stringify({ ...state, forward: {} }), 'wrong at “forward”'],
  ])('%j is refused with its place', (json, message) => {
    expect(refusal(json)).toMatch(
      /^This demo could not be drawn: its data .*\. Write it as a ```diffusion block\.$/,
    );
    expect(refusal(json)).toContain(message);
  });

  it('is refused unread when it is longer than any state', () => {
    const padded = (length: number) => JSON.stringify(state).padEnd(length);
    expect(readDemoState(padded(12000)).ok).toBe(true);
    expect(refusal(padded(12001))).toContain(
      'its data have 12001 characters, of which at most 12000 are read',
    );
  });
});

/** A number out of bounds: as a link has it, as YAML has it, and as a patch of the state. */
const outOfBounds: readonly (readonly [link: string, yaml: string, patch: PlaygroundPatch])[] = [
  ['T=1', 'T: 1', { schedule: { T: 1 } }],
  ['T=10001', 'T: 10001', { schedule: { T: 10001 } }],
  ['T=1e9', 'T: 1.0e+9', { schedule: { T: 1e9 } }],
  ['T=1e308', 'T: 1.0e+308', { schedule: { T: 1e308 } }],
  ['T=50.5', 'T: 50.5', { schedule: { T: 50.5 } }],
  ['b1=0', 'schedule: {betaStart: 0}', { schedule: { betaStart: 0 } }],
  ['b1=1e-9', 'schedule: {betaStart: 1.0e-9}', { schedule: { betaStart: 1e-9 } }],
  ['b1=1e-300', 'schedule: {betaStart: 1.0e-300}', { schedule: { betaStart: 1e-300 } }],
  ['bT=1', 'schedule: {betaEnd: 1}', { schedule: { betaEnd: 1 } }],
  ['sh=0.0099', 'schedule: {kind: flow, shift: 0.0099}', { schedule: { kind: 'flow', shift: 0.0099 } }],
  ['sh=100.1', 'schedule: {kind: flow, shift: 100.1}', { schedule: { kind: 'flow', shift: 100.1 } }],
  ['t=0', 't: 0', { t: 0 }],
  ['t=10001', 't: 10001', { t: 10001 }],
  ['t=-0', 't: -0', { t: -0 }],
  ['seed=4294967296', 'seed: 4294967296', { seed: 2 ** 32 }],
  ['seed=-1', 'seed: -1', { seed: -1 }],
  ['index=10000', 'index: 10000', { figures: { forward: { index: 10000 } } }],
  ['x0=3.01', 'x0: 3.01', { figures: { posterior: { x0: 3.01 } } }],
  ['xt=-1e308', 'xt: -1.0e+308', { figures: { posterior: { xt: -1e308 } } }],
];

it.each(outOfBounds)(
  '%s is refused by a link, a block, both messages and the element',
  (link, yaml, patch) => {
    expect(parseQuery(link).ok).toBe(false);
    expect(parseDemoBlock(`demo: forward\n${yaml}`).ok).toBe(false);
    expect(v.is(toPageSchema, { type: 'show', patch, action: 'none' })).toBe(false);
    const merged = {
      ...defaultPlaygroundState,
      ...patch,
      schedule: { ...schedule, ...patch.schedule },
      figures: patchFigures(figures, patch.figures ?? {}),
    };
    expect(v.is(toHostSchema, { type: 'state', state: merged })).toBe(false);
    const { train, sample, ...figure } = merged;
    expect([train, sample]).toEqual([defaultPlaygroundState.train, defaultPlaygroundState.sample]);
    expect(readDemoState(JSON.stringify({ ...figure, view: 'forward' })).ok).toBe(false);
  },
);

/** What lies on the bounds is taken by all of them. */
const onBounds: readonly (readonly [link: string, yaml: string, patch: PlaygroundPatch])[] = [
  ['T=2&t=2', 'T: 2\nt: 2', { schedule: { T: 2 }, t: 2 }],
  ['T=10000&t=10000', 'T: 10000\nt: 10000', { schedule: { T: 10000 }, t: 10000 }],
  ['seed=4294967295', 'seed: 4294967295', { seed: 0xffffffff }],
  ['index=9999', 'index: 9999', { figures: { forward: { index: 9999 } } }],
  ['x0=-3&xt=5', 'x0: -3\nxt: 5', { figures: { posterior: { x0: -3, xt: 5 } } }],
  ['kind=flow&sh=0.01', 'schedule: {kind: flow, shift: 0.01}', { schedule: { kind: 'flow', shift: 0.01 } }],
  ['kind=flow&sh=100', 'schedule: {kind: flow, shift: 100}', { schedule: { kind: 'flow', shift: 100 } }],
];

it.each(onBounds)('%s is taken by all of them', (link, yaml, patch) => {
  expect(parseQuery(link).ok).toBe(true);
  expect(parseDemoBlock(`demo: forward\n${yaml}`).ok).toBe(true);
  const merged = applyPatch(defaultPlaygroundState, patch);
  expect(v.is(toHostSchema, { type: 'state', state: merged })).toBe(true);
  const { schedule, t, seed, figures } = merged;
  expect(readDemoState(JSON.stringify({ view: 'forward', schedule, t, seed, figures })).ok).toBe(true);
});
