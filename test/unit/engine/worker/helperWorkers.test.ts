import { expect, it } from 'vitest';
import { helperWorkers, workersFor } from '../../../../webview/engine/worker/helperWorkers';

it('takes every core of up to four, otherwise all but one, and eight at most', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 8, 9, 16].map(workersFor)).toEqual([1, 1, 2, 3, 4, 4, 5, 7, 8, 8]);
});

it('starts none where there are no workers', () => {
  expect(helperWorkers(4)).toEqual([]);
});
