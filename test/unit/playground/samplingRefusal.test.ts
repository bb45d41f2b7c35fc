import { expect, it } from 'vitest';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { samplingRefusal, taskRefusal } from '../../../webview/playground/sample/samplingRefusal';

/** A page with a network of its own that has learnt nothing, so that the settings shown are its own. */
const refusalOf = (patch: PlaygroundPatch): string | undefined =>
  samplingRefusal({
    run: { state: { untrained: true, busy: false }, library: { find: () => undefined } },
    store: {
      state: applyPatch(defaultPlaygroundState, { ...patch, sample: { model: 'own', ...patch.sample } }),
    },
  } as unknown as Parameters<typeof samplingRefusal>[0]);

it('says why the page’s settings have no steps, and no longer when they are changed', () => {
  expect(refusalOf({ sample: { sampler: 'pndm', steps: 3 } })).toContain('from 4 to T/2 = 500 steps, not 3');
  expect(refusalOf({ sample: { sampler: 'pndm', steps: 4 } })).toBeUndefined();
  expect(refusalOf({ sample: { sampler: 'euler_a', steps: 3 } })).toBeUndefined();
});

it('judges by the network’s own schedule and prediction', () => {
  const zero = { zeroTerminalSnr: true };
  expect(refusalOf({ schedule: zero })).toContain('With zero terminal SNR');
  expect(refusalOf({ schedule: zero, train: { loss: 'v' } })).toBeUndefined();
  const leading = { sampler: 'unipc', spacing: 'leading', steps: 20 } as const;
  expect(refusalOf({ schedule: { T: 20 }, sample: leading })).toContain(
    'would visit a timestep twice in 20 steps',
  );
  expect(refusalOf({ schedule: { T: 21 }, sample: leading })).toBeUndefined();
});

it('offers a guidance sweep to networks that know classes and “no class” only', () => {
  const sweep = (patch: PlaygroundPatch, card?: object) => {
    const model = card && { card: { kind: 'unet', loss: 'epsilon', data: {}, ...card } };
    return taskRefusal({
      run: { state: { untrained: true, busy: false }, library: { find: () => model } },
      store: { state: applyPatch(defaultPlaygroundState, { ...patch, sample: { mode: 'guidance' } }) },
    } as unknown as Parameters<typeof taskRefusal>[0]);
  };
  expect(sweep({})).toContain('with and without classes');
  expect(sweep({ train: { conditional: true } })).toBeUndefined();
  expect(sweep({ train: { dataSet: 'moons' } })).toBeUndefined();
  expect(sweep({}, { classes: 10 })).toBeUndefined();
  expect(sweep({ train: { conditional: true } }, {})).toContain('with and without classes');
  expect(sweep({}, { classes: 10, noClass: false })).toContain('with and without classes');
  expect(refusalOf({ sample: { mode: 'guidance' } })).toContain('with and without classes');
});
