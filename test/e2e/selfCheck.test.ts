import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from './session';
import { says } from './support';

let session: Session;
beforeAll(async () => {
  session = await Session.start('selfCheck');
});
afterAll(() => session.end());

test('Diffusion: Self-Check compares the engine in use with the reference, check by check', async () => {
  const window = await session.openWindow('empty');
  await window.run('Diffusion: Self-Check');
  const playground = window.playground();
  const view = await playground.shows('engines');
  const verdict = view.locator('.verdict:has(+ .table-scroll .self-check)');
  await says(verdict, /agrees with .* in all \d+ checks|The minute ended/, 150_000);
  const rows = view.locator('.self-check tbody tr');
  expect(await rows.count()).toBeGreaterThan(20);
  // Each row has a check, its worst error, the tolerance, and a verdict.
  expect(await rows.first().innerText()).toMatch(/\S\s+[\d.]+e-\d+\s+1\.0e-\d+\s+agrees/);
  expect(await view.locator('.self-check .failed').count()).toBe(0);
});
