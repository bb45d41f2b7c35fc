import { expect, it } from 'vitest';
import { isOwnDataId, ownDataId } from '../../../src/base/ownDataId';
import { isPoints } from '../../../src/datasets/openDataSet';
import { absentOwnData } from '../../../src/datasets/ownData';
import type { ModelCard } from '../../../src/protocol/modelCard';
import {
  applyPatch,
  defaultPlaygroundState,
  type DataSetId,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { EvaluationRequest } from '../../../webview/playground/evaluate/evaluationRequest';
import type { DataSets } from '../../../webview/playground/dataSets';
import type { Run } from '../../../webview/playground/run/run';
import type { Store } from '../../../webview/playground/store';
import type { ViewContext } from '../../../webview/playground/view';
import { boundRefusal, qualityRefusal } from '../../../webview/playground/evaluate/evaluationRefusal';

/** The sizes of the data sets, without their images. */
function blank(id: DataSetId) {
  if (isOwnDataId(id)) {
    return absentOwnData(id);
  }
  const side = isPoints(id) ? 1 : id === 'digits32' ? 32 : 16;
  return { id, side, channels: isPoints(id) ? 2 : id === 'faces16' ? 3 : 1 };
}

/** A page with the run of these settings, or a model with this card, chosen. */
function page(
  train: PlaygroundPatch['train'],
  card?: Partial<ModelCard>,
  shape?: { readonly side: number; readonly channels: number },
): Pick<ViewContext, 'run' | 'store' | 'evaluation'> {
  const model = card && { id: 'model', card: { kind: 'unet', loss: 'epsilon', data: {}, ...card } };
  const library = { find: () => model, imageShape: () => shape };
  const run = { state: { untrained: true, busy: false }, library } as unknown as Run;
  const store = { state: applyPatch(defaultPlaygroundState, { train: { ...train } }) } as Store;
  return {
    run,
    store,
    evaluation: new EvaluationRequest(run, store, { open: blank } as unknown as DataSets),
  };
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

it('judges digits by the classifier, and other images of one size by random convolutions', () => {
  const judge = (...of: Parameters<typeof page>) => {
    const { evaluation } = page(...of);
    return qualityRefusal({ evaluation }) ?? evaluation.judge;
  };
  expect(judge({})).toBe('classifier');
  expect(judge({ dataSet: 'digits32' })).toBe('classifier');
  expect(judge({ dataSet: 'icons16' })).toBe('randomFeatures');
  expect(judge({ dataSet: 'faces16' })).toBe('randomFeatures');
  expect(judge({ dataSet: 'moons' })).toContain('points in the plane are none');
  expect(judge({ dataSet: 'moons' }, { data: data('digits16') })).toBe('classifier');
  expect(judge({}, { data: data('icons16') })).toBe('randomFeatures');
  expect(judge({}, {}, { side: 28, channels: 1 })).toBe('classifier');
  expect(judge({}, {}, { side: 16, channels: 3 })).toContain('no real images of this model’s size');
  expect(judge({ dataSet: 'faces16' }, {}, { side: 16, channels: 3 })).toBe('randomFeatures');
  expect(judge({}, {}, { side: 64, channels: 1 })).toContain('no real images of this model’s size');
  const absent = { side: 16, channels: 3, classes: 1 };
  expect(judge({ dataSet: ownDataId(absent, '0badcafe') })).toContain('not on this computer');
});
