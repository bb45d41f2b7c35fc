import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const panel = () => playground.view('train').locator('.algorithm-panel');
const said = () => panel().getByRole('status').innerText();
const rows = () => panel().locator('.example-table th').allInnerTexts();
const press = (label: string) => playground.press('Algorithm 1, step by step', label);

it.each(['digits16', 'moons'] as const)(
  'goes through Algorithm 1 with %s',
  async (dataSet) => {
    playground = await PlaygroundPage.open({
      patch: { view: 'train', train: { preset: 'tiny', batchSize: 2, dataSet } },
    });
    await panel().locator('summary').click();
    expect(await panel().locator('.df-algorithm li').count()).toBe(6);
    await press('One step');
    await expect
      .poll(said, { timeout: 120_000 })
      .toMatch(/^Step 1: loss [\d.]+ over the batch of 2, learning rate [\d.]+/);
    expect(await rows()).toEqual(['x₀', 't', 'ε', 'xₜ', 'ε_θ', 'error', 'error²']);
    // Two examples of x_0, ε, x_t, the answer and its error.
    expect(await panel().locator('.example-table canvas').count()).toBe(dataSet === 'moons' ? 0 : 10);

    await press('Slow motion');
    await expect.poll(rows, { interval: 50 }).toEqual(['x₀']);
    await expect.poll(rows, { timeout: 30_000 }).toContain('ε_θ');
    await press('Stop slow motion');
    expect(await said()).toMatch(/^Step [23]:/);
    expect(playground.problems).toEqual([]);
  },
  300_000,
);
