import { expect, it } from 'vitest';
import { owedKeys, unmeasured } from '../../tools/bench/owedKeys.mjs';

it('a group that fails leaves null and the reason for whatever it had not measured', () => {
  const [first = '', ...rest] = owedKeys['cpu'] ?? [];
  const figures = unmeasured('cpu', new Set([first]), 'There is no CPU.');
  expect(Object.keys(figures).sort()).toEqual(rest.flatMap((key) => [key, `${key}.reason`]).sort());
  for (const key of rest) {
    expect(figures[key]).toBeNull();
    expect(figures[`${key}.reason`]).toBe('There is no CPU.');
  }
});

it('a group that owes nothing leaves nothing', () => {
  expect(unmeasured('notes', new Set(), 'No.')).toEqual({});
});

it('no figure is owed by two groups', () => {
  const all = Object.values(owedKeys).flat();
  expect(new Set(all).size).toBe(all.length);
});
