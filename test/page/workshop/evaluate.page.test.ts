import { afterEach, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const view = () => playground.view('evaluate');
const press = (label: string) => view().locator('vscode-button:not([disabled])', { hasText: label }).click();

async function setNumber(label: string, value: number): Promise<void> {
  const input = view().locator(`vscode-text-field[aria-label="${label}"] input`);
  await input.fill(String(value));
  await input.press('Tab');
}

it('judges samples beside real digits and noise, with intervals, neighbours, a warning and a report', async () => {
  playground = await PlaygroundPage.open({ patch: { view: 'evaluate', sample: { steps: 2 } } });
  // The formulas are tested as soon as the view is seen.
  await expect.poll(() => view().locator('.badge').innerText()).toMatch(/(\d+) of \1 known answers/);
  await setNumber('Samples', 100);
  expect(await view().locator('.settings').innerText()).toMatch(/Fewer than 1000 say little/);
  await press('Judge samples');
  await expect.poll(() => view().locator('.story').innerText(), { timeout: 120_000 }).toMatch(/: \d+ of \d+/);
  await view().locator('.quality').waitFor({ timeout: 600_000 });
  const table = await view().locator('.quality-table').innerText();
  expect(table).toMatch(
    /Fréchet distance to the training digits\s+[\d.]+ \([\d.]+ to [\d.]+\)\s+0\.739 \(.*\)\s+1\d\d/,
  );
  expect(table).toMatch(/Precision.*\d%/);
  expect(table).toMatch(/Recall.*\d%/);
  expect(table).toMatch(/nearest training digit/);
  expect(await view().locator('.class-row').count()).toBe(10);
  const text = await view().locator('.quality').innerText();
  expect(text).toMatch(/100 samples beside 1,000 held-out and 9,000 training digits, in 64 features/);
  expect(text).toMatch(/not FID or Inception scores, and not comparable/);
  const pairs = view().locator('.quality .nearest-pairs');
  expect(await pairs.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([
    128, 32,
  ]);

  await press('Save report');
  await expect.poll(async () => (await playground.sent('saveReport')).length).toBe(1);
  const [report] = await playground.sent('saveReport');
  expect(report?.markdown).toContain('| Fréchet distance to the training digits |');
  expect(report?.markdown).toContain('(evaluation-nearest.png)');
  expect(report?.pictures.map(({ name }) => name)).toEqual(['evaluation-nearest.png']);

  // Cancelled, it leaves the view as it is without a result, and the next can begin.
  await setNumber('Samples', 5000);
  await press('Judge samples');
  await expect
    .poll(() => view().locator('.story').innerText(), { timeout: 120_000 })
    .toMatch(/Drawing samples/);
  await press('Cancel');
  const judge = view().locator('vscode-button:not([disabled])', { hasText: 'Judge samples' });
  await judge.waitFor({ timeout: 120_000 });
  expect(await view().locator('.quality').isVisible()).toBe(false);
  expect(playground.problems).toEqual([]);
}, 1_200_000);

it('judges colour images by random convolutions, beside other real images and noise', async () => {
  const train = { dataSet: 'faces16', preset: 'tiny' } as const;
  playground = await PlaygroundPage.open({
    patch: { view: 'evaluate', train, sample: { model: 'own', steps: 2 } },
  });
  await setNumber('Samples', 100);
  await press('Judge samples');
  const quality = view().locator('.sample-distance');
  await quality.waitFor({ timeout: 600_000 });
  const table = await quality.locator('.quality-table').innerText();
  const row = /by random convolutions\s+([\d.]+) \([\d.]+ to [\d.]+\)\s+([\d.]+) \(.*\)\s+([\d.]+)/.exec(
    table,
  );
  const [samples, real, noise] = (row ?? []).slice(1).map(Number);
  expect(samples).toBeGreaterThan(5 * (real ?? NaN));
  expect(noise).toBeGreaterThan(5 * (real ?? NaN));
  const text = await quality.innerText();
  expect(text).toMatch(
    /100 samples, 100 real images and 100 images of noise, each compared with [\d,]+ further/,
  );
  expect(text).toMatch(/fixed random weights.*not FID/);
  const pairs = quality.locator('.nearest-pairs');
  expect(await pairs.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([
    128, 32,
  ]);

  await press('Save report');
  await expect.poll(async () => (await playground.sent('saveReport')).length).toBe(1);
  const [report] = await playground.sent('saveReport');
  expect(report?.markdown).toContain('| Fréchet distance to real images, by random convolutions |');
  expect(report?.markdown).not.toContain('Class balance');
  expect(playground.problems).toEqual([]);
}, 1_200_000);
