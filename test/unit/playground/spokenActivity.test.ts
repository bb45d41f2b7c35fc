import { expect, it } from 'vitest';
import type { Activity } from '../../../src/protocol/toHost';
import { SpokenActivity } from '../../../webview/playground/chrome/spokenActivity';

const training = (step: number, loss: number): Activity => ({ kind: 'training', step, loss });

it('a screen reader is told at once what begins, and how far it is every twenty seconds', () => {
  const spoken = new SpokenActivity();
  const heard = [
    spoken.text({ kind: 'idle' }, undefined, 0),
    spoken.text(training(1, 1.5), undefined, 1000),
    spoken.text(training(40, 0.5), undefined, 20_999),
    spoken.text(training(41, 0.25), undefined, 21_000),
    spoken.text(training(42, 0.2), undefined, 21_100),
    spoken.text({ kind: 'idle' }, undefined, 21_200),
  ];
  expect(heard).toEqual([
    '',
    'Training',
    'Training',
    'Training, step 41, loss 0.2500',
    'Training, step 41, loss 0.2500',
    '',
  ]);
});

it('a sampling is told with its t, once a step is recorded', () => {
  const spoken = new SpokenActivity();
  const sampling = (index: number): Activity => ({ kind: 'sampling', index, of: 50 });
  expect(spoken.text(sampling(0), undefined, 0)).toBe('Sampling');
  expect(spoken.text(sampling(0), undefined, 20_000)).toBe('Sampling');
  expect(spoken.text(sampling(12), 740.6, 40_000)).toBe('Sampling, step 12 of 50, t = 741');
});
