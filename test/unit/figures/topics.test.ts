import { expect, it } from 'vitest';
import { figureIds } from '../../../src/figures';
import { topics } from '../../../src/figures/topics';

it('have every figure once', () => {
  expect(topics.flatMap(({ figures }) => figures).sort()).toEqual([...figureIds].sort());
});
