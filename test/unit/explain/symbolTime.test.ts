import { expect, it } from 'vitest';
import { symbolTime } from '../../../src/explain/values/symbolTime';

it.each([
  [undefined, { kind: 'running', offset: 0, written: 't', symbol: 't' }],
  ['t', { kind: 'running', offset: 0, written: 't', symbol: 't' }],
  ['s', { kind: 'running', offset: 0, written: 's', symbol: 's' }],
  ['t-1', { kind: 'running', offset: -1, written: 't-1', symbol: 't-1' }],
  ['t - 1', { kind: 'running', offset: -1, written: 't-1', symbol: 't-1' }],
  ['t+1', { kind: 'running', offset: 1, written: 't+1', symbol: 't+1' }],
  ['T', { kind: 'fixed', t: 1000, written: 'T', symbol: 'T' }],
  ['T-1', { kind: 'fixed', t: 999, written: 'T-1', symbol: 'T-1' }],
  ['500', { kind: 'fixed', t: 500, written: '500', symbol: '500' }],
  ['0', { kind: 'fixed', t: 0, written: '0', symbol: '0' }],
  ['1:T', { kind: 'running', offset: 0, written: 't', symbol: '1:T' }],
  [String.raw`}\input{x`, { kind: 'running', offset: 0, written: 't', symbol: 't' }],
])('reads the subscript %s', (time, expected) => {
  expect(symbolTime('alphaBar_t', time, 1000)).toEqual(expected);
});

it('takes x_{t-1} for one step earlier even when its subscript is not told', () => {
  expect(symbolTime('x_{t-1}', undefined, 1000)).toEqual({
    kind: 'running',
    offset: -1,
    written: 't-1',
    symbol: 't-1',
  });
});
