import { expect, it } from 'vitest';
import type { ModelCard } from '../../../src/protocol/modelCard';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { boundRefusal, qualityRefusal } from '../../../webview/playground/evaluate/evaluationRefusal';

type Context = Parameters<typeof boundRefusal>[0];

/** A page with the run of these settings, or a model with this card, chosen. */
function page(
  train: PlaygroundPatch['train'],
  card?: Partial<ModelCard>,
  shape?: { readonly side: number; readonly channels: number },
): Context {
  const model = card && { id: 'model', card: { kind: 'unet', loss: 'epsilon', data: {}, ...card } };
  return {
    run: { state: { untrained: true, busy: false }, library: { find: () => model, imageShape: () => shape } },
    store: { state: applyPatch(defaultPlaygroundState, { train: { ...train } }) },
  } as unknown as Context;
}

const data = (id: 'digits16' | 'icons16' | 'moons') => ({ id, name: '', licence: '' });

it('bounds the likelihood of images under networks of a noise schedule that may draw without a class', () => {
  expect(boundRefusal(page({}))).toBeUndefined();
  expect(boundRefusal(page({ dataSet: 'icons16', conditional: true }))).toBeUndefined();
  expect(boundRefusal(page({ dataSet: 'spiral' }))).toContain('points in the plane have none');
  expect(boundRefusal(page({}, { kind: 'mlp', data: data('moons') }))).toContain('points in the plane');
  expect(boundRefusal(page({ loss: 'flow' }))).toContain('flow-matching network');
  expect(boundRefusal(page({}, { classes: 10, noClass: false }))).toContain('always needs one');
  expect(boundRefusal(page({}, { classes: 10 }))).toBeUndefined();
});

it('judges samples of digits only', () => {
  expect(qualityRefusal(page({}))).toBeUndefined();
  expect(qualityRefusal(page({ dataSet: 'digits32' }))).toContain('draws something else');
  expect(qualityRefusal(page({ dataSet: 'moons' }))).toContain('draws something else');
  expect(qualityRefusal(page({ dataSet: 'moons' }, { data: data('digits16') }))).toBeUndefined();
  expect(qualityRefusal(page({}, { data: data('icons16') }))).toContain('draws something else');
  expect(qualityRefusal(page({}, {}, { side: 28, channels: 1 }))).toBeUndefined();
  expect(qualityRefusal(page({}, {}, { side: 16, channels: 3 }))).toContain('draws something else');
  expect(qualityRefusal(page({}, {}, { side: 64, channels: 1 }))).toContain('draws something else');
});
