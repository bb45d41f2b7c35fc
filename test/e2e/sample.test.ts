import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { distinctLevels } from './pages/canvasPixels';
import { Session } from './session';
import { says } from './support';

let session: Session;
beforeAll(async () => {
  session = await Session.start('sample');
});
afterEach(() => session.closeWindows());
afterAll(() => session.end());

test('Diffusion: Sample in a fresh window draws 16 digits by the shipped weights at once', async () => {
  const window = await session.openWindow('empty');
  await window.run('Diffusion: Sample');
  const playground = window.playground();
  await playground.shows('sample');
  await says(playground.engineLine('sample'), /CPU/);
  await says(playground.story(), /16 images by the shipped model/, 90_000);

  const first = await playground.samples('xt');
  expect(first.width * first.height).toBe(16 * 16 * 16);
  expect(distinctLevels(first)).toBeGreaterThan(20);
  // Most of a digit's image is black: the mean of noise, or of grey, is far above.
  const mean = first.red.reduce((sum, level) => sum + level, 0) / first.red.length;
  expect(mean).toBeGreaterThan(10);
  expect(mean).toBeLessThan(70);

  const again = async (seed: number) => {
    await playground.setNumber('sample', 'Seed', seed);
    await playground.press('Sampling', 'Sample');
    await says(playground.story(), /Denoising/, 20_000);
    await says(playground.story(), /images by the shipped model/, 90_000);
    return playground.samples('xt');
  };
  await playground.setNumber('sample', 'Steps', 10);
  const other = await again(7);
  const repeated = await again(7);
  const third = await again(8);
  expect(repeated.red).toEqual(other.red);
  expect(third.red).not.toEqual(other.red);
  expect(await window.notifications().count()).toBe(0);
});

test('an untrained network of the user’s own first learns for up to a minute', async () => {
  const window = await session.openWindow('empty');
  await window.run('Diffusion: Open Diffusion Playground');
  const playground = window.playground();
  await playground.select('sample');
  await playground.chooseModel('yours');
  await playground.press('Sampling', 'Sample');
  await says(playground.story(), /images by the EMA weights/, 170_000);
  expect(distinctLevels(await playground.samples('xt'))).toBeGreaterThan(20);
});
