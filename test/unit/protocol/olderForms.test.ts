import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import { readDemoState, type DemoState } from '../../../src/protocol/demoState';
import { parseQuery } from '../../../src/protocol/link';
import { toPageSchema } from '../../../src/protocol/toPage';
import {
  applyPatch,
  defaultPlaygroundState,
  playgroundPatchSchema,
  playgroundStateSchema,
  type PlaygroundState,
} from '../../../src/protocol/playgroundState';

/** A state as it was written when each figure's own part stood beside the schedule, byte for byte. */
const olderState = `{"view":"forward","schedule":{"kind":"cosine","T":50,"betaStart":0.0001,"betaEnd":0.02},"t":25,
  "seed":7,"forward":{"data":"mixture","index":3,"mode":"chain"},"posterior":{"x0":-2,"xt":1.5},
  "train":{"dataSet":"moons","preset":"small","batchSize":32,"learningRate":0.0002,"emaDecay":0.9999,"dropout":0,
  "flip":false,"loss":"epsilon","snrGamma":0,"conditional":false,"labelDropout":0.1,"warmupSteps":0,"decaySteps":0,
  "maxGradientNorm":1},"sample":{"model":"digits16-cond-small","sampler":"ddim","steps":50,"eta":0,"count":16,
  "points":512,"clip":true,"spacing":"trailing","levels":"timesteps","guidanceScale":2,"label":"each",
  "mode":"generate","epsilonAnew":true,"threshold":false,"resamplings":1,"jumpLength":10}}`;
/** The link to it, as it was copied then. */
const olderQuery =
  'view=forward&kind=cosine&T=50&b1=0.0001&bT=0.02&t=25&seed=7&data=mixture&index=3&mode=chain&x0=-2&xt=1.5' +
  '&set=moons&preset=small&batch=32&lr=0.0002&ema=0.9999&drop=0&flip=0&loss=epsilon&cond=0&ld=0.1&wu=0&dec=0&gn=1' +
  '&model=digits16-cond-small&sampler=ddim&steps=50&eta=0&n=16&clip=1&sp=trailing&cfg=2&label=each&task=generate';
/** What an element of an exported note carries. */
const olderElement = (view: string) =>
  `{"view":"${view}","schedule":{"kind":"cosine","T":50,"betaStart":0.0001,"betaEnd":0.02},"forward":{"data":"mixture",
  "index":3,"mode":"chain"},"posterior":{"x0":-2,"xt":1.5},"t":25,"seed":7}`;

/** What a figure shows of a state, by the keys of a block. */
const shownOf = (state: PlaygroundState | DemoState, view: DemoState['view']): unknown =>
  parse(demoBlockOf({ ...state, view }).replace(/```(diffusion)?/g, ''));
const forward = {
  demo: 'forward',
  data: 'mixture',
  mode: 'chain',
  schedule: 'cosine',
  T: 50,
  t: 25,
  seed: 7,
};
const posterior = {
  demo: 'posterior',
  schedule: 'cosine',
  T: 50,
  t: 25,
  x0: -2,
  xt: 1.5,
  close: true,
  samePeaks: false,
};

it('takes up a state that a window saved before', () => {
  const state = v.parse(playgroundStateSchema, JSON.parse(olderState));
  expect(shownOf(state, 'forward')).toEqual(forward);
  expect(shownOf(state, 'posterior')).toEqual(posterior);
  expect(state.train).toMatchObject({ dataSet: 'moons', preset: 'small' });
});

it('opens links that were copied before, whole and in part', () => {
  const whole = parseQuery(olderQuery);
  if (!whole.ok) {
    throw new Error(whole.reason);
  }
  const state = applyPatch(defaultPlaygroundState, whole.patch);
  expect(state).toEqual(v.parse(playgroundStateSchema, JSON.parse(olderState)));
  const part = parseQuery('view=posterior&x0=-2&mode=chain');
  if (!part.ok) {
    throw new Error(part.reason);
  }
  const changed = applyPatch(state, part.patch);
  expect(shownOf(changed, 'posterior')).toEqual(posterior);
  expect(shownOf(changed, 'forward')).toMatchObject({ mode: 'chain' });
});

it('takes patches of keybindings and links in notes that were written before', () => {
  const patch = v.parse(playgroundPatchSchema, {
    view: 'forward',
    forward: { data: 'mixture', mode: 'chain' },
    posterior: { xt: 1.5 },
    schedule: { kind: 'cosine' },
  });
  const state = applyPatch(defaultPlaygroundState, patch);
  expect(shownOf(state, 'forward')).toMatchObject({ data: 'mixture', mode: 'chain', schedule: 'cosine' });
  expect(shownOf(state, 'posterior')).toMatchObject({ x0: 1, xt: 1.5 });
  const show = { type: 'show', patch: { forward: { mode: 'chain' } }, action: 'none' };
  expect(v.is(toPageSchema, show)).toBe(true);
});

it.each([
  ['forward', forward],
  ['posterior', posterior],
] as const)('draws what an element carried of %s', (view, shown) => {
  const read = readDemoState(olderElement(view));
  if (!read.ok) {
    throw new Error(read.message);
  }
  expect(shownOf(read.state, view)).toEqual(shown);
});

it.each([
  [
    'demo: forward\ndata: mixture\nmode: chain\nschedule: cosine\nT: 50\nt: 25\nseed: 7\n',
    'forward',
    forward,
  ],
  ['demo: posterior\nschedule: cosine\nT: 50\nt: 25\nx0: -2\nxt: 1.5\n', 'posterior', posterior],
  // Keys of other figures were taken and had no say.
  ['demo: schedule\nT: 20\nt: 5\nx0: -2\ndata: mixture', 'schedule', { demo: 'schedule', T: 20, t: 5 }],
] as const)('reads the block %j', (yaml, view, shown) => {
  const block = parseDemoBlock(yaml);
  if (!block.ok) {
    throw new Error(block.message);
  }
  expect(shownOf(block.state, view)).toMatchObject(shown);
});

it.each([
  ['forward.mode', olderState.replace('"chain"', '"jump"')],
  ['posterior.x0', olderState.replace('"x0":-2', '"x0":-4')],
  ['posterior', olderState.replace('"xt":1.5', '"xt":1.5,"xs":1')],
])('refuses an older state with something wrong in %s', (_, json) => {
  expect(v.is(playgroundStateSchema, JSON.parse(json))).toBe(false);
});
