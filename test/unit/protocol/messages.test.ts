import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describeIssues } from '../../../src/protocol/describeIssues';
import { toHostSchema } from '../../../src/protocol/toHost';
import { toPageSchema } from '../../../src/protocol/toPage';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const init = {
  type: 'init',
  state: defaultPlaygroundState,
  stateWasAskedFor: false,
  language: 'en',
  l10n: null,
  engine: 'auto',
  assets: { worker: 'a', digits: 'b', onnxWasm: 'c' },
  models: [
    {
      id: 'digits16-small',
      card: {
        title: 'Digits',
        kind: 'unet',
        data: { name: 'MNIST', licence: 'CC BY-SA 3.0' },
        schedule: defaultPlaygroundState.schedule,
        loss: 'epsilon',
      },
      config: 'd',
      weights: 'e',
    },
  ],
  action: 'none',
  visible: true,
};

describe('messages to the page', () => {
  it('accept an init with and without a checkpoint and hand its bytes through', () => {
    expect(v.parse(toPageSchema, init)).toEqual(init);
    const checkpoint = Uint8Array.of(1, 2, 3);
    expect(v.parse(toPageSchema, { ...init, checkpoint })).toMatchObject({ checkpoint });
  });

  it.each(['none', 'sample', 'train', 'evaluate', 'selfCheck', 'compareEngines', 'explainGpu'])(
    'accept that the page is shown for the action %s',
    (action) => {
      const message = { type: 'show', patch: {}, action };
      expect(v.parse(toPageSchema, message)).toEqual(message);
    },
  );

  it('accept translations with comments of translators, and nothing else in their place', () => {
    const l10n = { Train: '训练', Sample: { message: '采样', comment: ['a verb'] } };
    expect(v.parse(toPageSchema, { ...init, l10n })).toMatchObject({ l10n });
    for (const wrong of [{}, { message: '采样' }, { message: 1, comment: [] }, 1]) {
      expect(v.safeParse(toPageSchema, { ...init, l10n: { Sample: wrong } }).success).toBe(false);
    }
  });

  it.each([
    ['an unknown action', { type: 'show', patch: {}, action: '' }],
    ['an unknown type', { type: 'destroy' }],
    ['no type', {}],
    ['not an object', 'ready'],
    ['an extra key', { ...init, extra: 1 }],
    ['a state that contradicts itself', { ...init, state: { ...defaultPlaygroundState, t: 2000 } }],
    ['a model without a licence of its data', { ...init, models: [{ ...init.models[0], card: {} }] }],
    ['bytes written as numbers', { ...init, checkpoint: [1, 2] }],
  ])('refuse %s', (_, message) => {
    expect(v.safeParse(toPageSchema, message).success).toBe(false);
  });
});

describe('messages to the host', () => {
  it('accept what a page says', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'state', state: defaultPlaygroundState },
      { type: 'activity', activity: { kind: 'training', step: 3, loss: null } },
      { type: 'activity', activity: { kind: 'idle' } },
      { type: 'activity', activity: { kind: 'evaluating' } },
      { type: 'activity', activity: { kind: 'checking' } },
      { type: 'checkpoint', bytes: new Uint8Array(4), step: 3 },
    ]) {
      expect(v.parse(toHostSchema, message)).toEqual(message);
    }
  });

  it('refuse a wrong shape and say where it is wrong', () => {
    const result = v.safeParse(toHostSchema, {
      type: 'activity',
      activity: { kind: 'training', step: -1, loss: null },
    });
    expect(result.success).toBe(false);
    expect(describeIssues(result.issues ?? [])).toContain('activity.step');
  });

  it('name a saved run as its file begins, and no other file', () => {
    const opens = (name: string) => v.safeParse(toHostSchema, { type: 'openRun', key: name }).success;
    const random = 'run-0123456789abcdef';
    expect(['run', 'run-2', 'run-123456', random].map(opens)).toEqual([true, true, true, true]);
    const longer = `${random}0`;
    for (const name of [
      ...['', '../run', 'run-', 'run-x', 'run-1x', 'run-1/..', 'run-1234567', 'previous', longer],
      ...[random.toUpperCase(), `x${random}`, `${random}/..`],
    ]) {
      expect(opens(name), name).toBe(false);
    }
  });

  it('say all that is wrong, parted by spaces', () => {
    const { issues } = v.safeParse(toHostSchema, { type: 'checkpoint', bytes: 1, step: -1 });
    expect(describeIssues(issues ?? [])).toMatch(/^bytes: .* step: /);
  });

  it('name a report’s pictures by plain names of PNG files, of which there are at most a hundred', () => {
    const bytes = new Uint8Array(1);
    const saves = (...names: string[]) =>
      v.safeParse(toHostSchema, {
        type: 'saveReport',
        name: 'report',
        markdown: '',
        pictures: names.map((name) => ({ name, bytes })),
      }).success;
    const named = (length: number) => `${'a'.repeat(length)}.png`;
    expect([saves('loss_1-2.png'), saves(named(80)), saves(...Array<string>(100).fill('a.png'))]).toEqual([
      ...[true, true, true],
    ]);
    for (const name of ['../a.png', 'a/b.png', 'a.png.exe', 'a b.png', 'a-png', '.png', named(81)]) {
      expect(saves(name), name).toBe(false);
    }
    expect(saves(...Array<string>(101).fill('a.png'))).toBe(false);
  });
});
