import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BoundedCache } from '../../../src/base/boundedCache';

it('forgets what was used least recently', () => {
  const cache = new BoundedCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});

it('keeps the newest entry even where it alone is more than the capacity', () => {
  const cache = new BoundedCache<string, string>(3, (_key, value) => value.length);
  cache.set('a', 'a');
  cache.set('b', 'too long');
  expect(cache.has('a')).toBe(false);
  expect(cache.get('b')).toBe('too long');
  cache.set('c', 'c');
  expect(cache.has('b')).toBe(false);
});

it('remembers that there is nothing', () => {
  const cache = new BoundedCache<string, undefined>(2);
  let made = 0;
  const make = () => void made++;
  for (let time = 0; time < 3; time++) {
    cache.getOrMake('a', make);
  }
  expect(made).toBe(1);
});

it('holds what fits, whatever is done with it', () => {
  const key = fc.integer({ min: 0, max: 9 });
  const action = fc.oneof(
    fc.record({ do: fc.constant('set' as const), key, weight: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ do: fc.constantFrom('get' as const, 'delete' as const), key, weight: fc.constant(0) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const cache = new BoundedCache<number, number>(10, (_key, weight) => weight);
      /** Entries by age of use, oldest first. */
      let model: [number, number][] = [];
      for (const { do: what, key: at, weight } of actions) {
        const known = model.find(([each]) => each === at);
        const others = model.filter((each) => each !== known);
        if (what === 'get') {
          expect(cache.get(at)).toBe(known?.[1]);
          if (known) {
            model = [...others, known];
          }
        } else if (what === 'delete') {
          cache.delete(at);
          model = others;
        } else {
          cache.set(at, weight);
          model = [...others, [at, weight]];
          while (model.length > 1 && model.reduce((sum, [, each]) => sum + each, 0) > 10) {
            model.shift();
          }
        }
      }
      for (let at = 0; at < 10; at++) {
        expect(cache.has(at)).toBe(model.some(([each]) => each === at));
      }
    }),
  );
});
