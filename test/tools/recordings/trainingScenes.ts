import type { FrameLocator } from 'playwright-core';
import type { Workbench } from '../../e2e/pages/workbench';
import { fruitPictures } from './fruitPictures';
import type { ScreenRecorder } from './screenRecorder';
import type { Scene } from './scenes';

/** Frames of a training, however long it takes. */
const frames = 28;

async function openTraining(window: Workbench): Promise<FrameLocator> {
  const panel = window.playground();
  const opened = panel.frame.locator('#tab-train');
  const refused = window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'OK' });
  // The palette offers the command before a slow extension host has it.
  for (let isOpen = false; !isOpen;) {
    await window.run('Diffusion: Open Diffusion Playground');
    await Promise.race([opened.waitFor(), refused.waitFor()]);
    isOpen = !(await refused.isVisible());
    if (!isOpen) {
      await refused.click();
    }
  }
  await panel.select('train');
  await panel.setNumber('train', 'Learning rate', 0.002);
  await panel.setNumber('train', 'Batch size', 16);
  await panel.frame.locator('#view-train details.more-settings > summary').click();
  await window.page.keyboard.press('Escape');
  return panel.frame;
}

const trainingButton = (frame: FrameLocator, label: string) =>
  frame
    .getByRole('toolbar', { name: 'Training' })
    .locator('vscode-button:not([disabled])', { hasText: label })
    .first();

/** Trains until so many steps are made, as a time lapse. */
async function trainUntil(window: Workbench, recorder: ScreenRecorder, step: number): Promise<void> {
  const panel = window.playground();
  await recorder.lapse(async () => (await panel.step()) >= step, frames);
  await panel.press('Training', 'Stop');
  await recorder.hold(2500);
}

/** A network learns digits: its loss falls, and its pictures come to be some. */
export const train: Scene = {
  async prepare(window) {
    await openTraining(window);
  },
  async play(window, recorder) {
    const { frame } = window.playground();
    await recorder.hold(800);
    await recorder.click(trainingButton(frame, 'Train'));
    await trainUntil(window, recorder, 2500);
  },
};

/** A heart, in shares of the plane's width. */
const heart = Array.from({ length: 41 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 40;
  const x = 16 * Math.sin(angle) ** 3;
  const y = 13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
  return [0.5 + x / 40, 0.47 - y / 40] as const;
});

/** A shape drawn by hand is learned, first by predicting the noise, then by flow matching. */
export const shape: Scene = {
  async prepare(window) {
    const frame = await openTraining(window);
    await frame.locator('#view-train vscode-button', { hasText: 'Your own data…' }).click();
    const kind = frame.locator('.own-data vscode-dropdown').first();
    await kind.click();
    await kind.locator('vscode-option', { hasText: 'points in the plane' }).click();
    await frame.locator('.own-data .df-points-plane').scrollIntoViewIfNeeded();
  },
  async play(window, recorder) {
    const { frame } = window.playground();
    await recorder.hold(600);
    await recorder.draw(
      frame.locator('.own-data .df-points-plane canvas, .own-data canvas.df-points-plane').first(),
      heart,
    );
    await recorder.hold(800);
    await frame.locator('.own-data input[aria-label="Name"]').fill('Heart');
    await recorder.click(frame.locator('.own-data vscode-button', { hasText: 'Keep and use' }));
    await trainingButton(frame, 'Train').waitFor();
    await recorder.click(trainingButton(frame, 'Train'));
    await trainUntil(window, recorder, 4000);
    const loss = frame.locator('#view-train vscode-dropdown[aria-label="The network predicts"]');
    await recorder.click(loss);
    await loss.locator('vscode-option', { hasText: 'flow matching' }).click();
    await recorder.hold(1000);
    await recorder.click(trainingButton(frame, 'New run'));
    await recorder.unseen(async () => {
      const panel = window.playground();
      while ((await panel.step()) > 3000) {
        await window.page.waitForTimeout(200);
      }
    });
    await trainUntil(window, recorder, 4000);
  },
};

/** A folder of sixty colour images of the user's own is learned and sampled. */
export const folder: Scene = {
  files: fruitPictures,
  async prepare(window) {
    const frame = await openTraining(window);
    await frame.locator('#view-train vscode-button', { hasText: 'Your own data…' }).click();
  },
  async play(window, recorder, workspace) {
    const panel = window.playground();
    const { frame } = panel;
    await recorder.hold(800);
    await recorder.click(frame.locator('.own-data vscode-button', { hasText: 'Folder of images…' }));
    await recorder.unseen(async () => {
      const input = window.page.locator('.quick-input-widget input.input');
      await input.fill(workspace);
      await input.press('Enter');
      await frame.locator('.own-data-sheet canvas').waitFor();
    });
    await recorder.hold(2500);
    await frame.locator('.own-data input[aria-label="Name"]').fill('Fruits');
    await recorder.click(frame.locator('.own-data vscode-button', { hasText: 'Keep and use' }));
    await trainingButton(frame, 'Train').waitFor();
    await recorder.click(trainingButton(frame, 'Train'));
    await trainUntil(window, recorder, 2500);
    await panel.select('sample');
    await recorder.click(
      frame.getByRole('toolbar', { name: 'Sampling' }).locator('vscode-button:not([disabled])').first(),
    );
    await recorder.lapse(async () => {
      const story = await panel.story().innerText();
      return /^\d+ images/.test(story);
    }, 12);
    await recorder.hold(3000);
  },
};
