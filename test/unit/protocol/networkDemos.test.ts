import { describe, expect, it } from 'vitest';
import { demoCompletions } from '../../../src/explain/demoBlock/demoCompletions';
import { demoHover } from '../../../src/explain/demoBlock/demoHover';
import { demoProblems } from '../../../src/explain/demoBlock/demoProblems';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import { readDemoState, writeDemoState } from '../../../src/protocol/demoState';
import { networkDemoPatch } from '../../../src/protocol/networkDemoPatch';
import { networkDemoIds, standardNetworkDemos } from '../../../src/protocol/networkDemos';
import { applyPatch, defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const note = (...lines: string[]) => ['```diffusion', ...lines, '```', ''].join('\n');

describe('a block that runs a network', () => {
  it('is read, carried by an element and written again', () => {
    const block = parseDemoBlock('demo: sample\nsteps: 12\ncount: 3\nseed: 7');
    if (!block.ok) {
      throw new Error(block.message);
    }
    expect(block.unused).toEqual([]);
    expect(block.state.networks.sample).toEqual({ steps: 12, count: 3, eta: 0, model: 'tiny' });
    expect(block.state.seed).toBe(7);
    const carried = writeDemoState(block.state);
    expect(carried).not.toContain('figures');
    expect(readDemoState(carried)).toMatchObject({
      ok: true,
      state: { view: 'sample', networks: block.state.networks },
    });
    expect(demoBlockOf(block.state)).toBe(
      note('demo: sample', 'steps: 12', 'count: 3', 'eta: 0', 'model: tiny', 'seed: 7'),
    );
  });

  it.each([
    ['demo: sample\nsteps: 1', '“steps” is 1, but it must be an integer from 2 to 100.'],
    [
      'demo: train\ndataSet: cats',
      '“dataSet” is "cats", but it must be one of moons, spiral, gaussians, digits16.',
    ],
    ['demo: train\nlearningRate: 2', '“learningRate” is 2, but it must be a number from 0.0001 to 0.1.'],
  ])('is refused with a sentence: %s', (yaml, message) => {
    expect(parseDemoBlock(yaml)).toMatchObject({ ok: false, message });
    expect(demoProblems(note(...yaml.split('\n')))).toMatchObject([{ message, isHint: false }]);
  });

  it('tells of a key that has no say', () => {
    expect(demoProblems(note('demo: train', 't: 5'))).toMatchObject([
      { message: '“t” has no say in the figure “Learn points in the plane”.', isHint: true },
    ]);
  });

  it('is completed and explained', () => {
    const text = note('demo: train', 'dataSet: moons', '');
    expect(demoCompletions(text, 3, 0)?.map((each) => each.text)).toEqual([
      'steps',
      'learningRate',
      'batchSize',
      'seed',
      'link',
    ]);
    expect(demoCompletions(note('demo: '), 1, 6)?.map((each) => each.text)).toEqual(
      expect.arrayContaining(['forward', ...networkDemoIds]),
    );
    expect(demoHover(text, 2, 2)?.markdown).toContain('one of moons, spiral, gaussians, digits16');
  });

  it('opens the playground’s view that does the same, and is copied from there', () => {
    for (const id of networkDemoIds) {
      const state = applyPatch(defaultPlaygroundState, networkDemoPatch(id, standardNetworkDemos));
      expect(state.view).toBe(id);
      const block = parseDemoBlock(demoBlockOf(state).split('\n').slice(1, -2).join('\n'));
      expect(block).toMatchObject({
        ok: true,
        state: { view: id, networks: { [id]: standardNetworkDemos[id] } },
      });
    }
  });
});
