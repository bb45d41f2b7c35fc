import type { Workbench } from '../../e2e/pages/workbench';
import type { ScreenRecorder } from './screenRecorder';
import type { Scene } from './scenes';

/** What the extension calls things in a language. */
interface Words {
  readonly walkthrough: string;
  readonly openTour: string;
  readonly sample: string;
  /** The sentence above finished samples. */
  readonly sampled: RegExp;
}

/** Line and column of a symbol in the tour's first formula, the same in every language. */
const symbolPlace = [12, 75] as const;

const tourButton = ({ page }: Workbench, label: string) =>
  page.locator('.gettingStartedContainer').getByRole('button', { name: label, exact: true });

/** Opens the list of walkthroughs until it has one: a window that has just opened does not know those of extensions. */
async function openWalkthrough(window: Workbench, title: string): Promise<void> {
  const row = window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  for (let attempt = 0; attempt < 8; attempt++) {
    await window.run('Welcome: Open Walkthrough...');
    const isOpen = await row.click({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) {
      return;
    }
    await window.page.keyboard.press('Escape');
  }
  await window.run('Welcome: Open Walkthrough...');
  throw new Error(`No walkthrough is called ${title}.`);
}

async function readTour(window: Workbench, recorder: ScreenRecorder, openTour: string): Promise<void> {
  const { page } = window;
  const forward = window.preview().demo('forward').first();
  await recorder.click(tourButton(window, openTour));
  await recorder.unseen(async () => {
    await forward.waitFor();
    await page.locator('.codelens-decoration a').first().waitFor();
    await page.keyboard.press('Escape');
  });
  await recorder.hold(2200);
}

/** Hovers β_t in the tour's first formula, and runs that formula. */
async function tryFormula(window: Workbench, recorder: ScreenRecorder): Promise<void> {
  const { page } = window;
  await recorder.unseen(async () => {
    await page.locator('.tab[data-resource-name^="Untitled"]').first().click();
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget input.input').fill(`:${symbolPlace.join(':')}`);
    await page.keyboard.press('Enter');
  });
  await recorder.moveTo(page.locator('.editor-group-container.active .cursors-layer .cursor').first());
  const hover = page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();
  await hover.locator('img').first().waitFor();
  await recorder.hold(3000);
  await recorder.move(200, 560);
  await page.keyboard.press('Escape');
  await recorder.click(page.locator('.codelens-decoration a').first());
  const figure = await window.playground().shows('forward');
  await recorder.hold(1500);
  await recorder.drag(figure.getByRole('slider').first(), [0.2, 0.4, 0.7, 0.9, 0.3]);
  await recorder.hold(1500);
}

/** Goes back to the preview, whose figures move as well. */
async function pullPreview(window: Workbench, recorder: ScreenRecorder): Promise<void> {
  const { page } = window;
  await recorder.click(page.locator('.editor-group-container').nth(1).locator('.tab').first());
  const slider = window.preview().demo('forward').first().getByRole('slider').first();
  await recorder.unseen(() => slider.scrollIntoViewIfNeeded());
  await recorder.hold(800);
  await recorder.drag(slider, [0.2, 0.35, 0.6, 0.85, 0.1]);
  await recorder.hold(1500);
}

async function drawDigits(window: Workbench, recorder: ScreenRecorder, words: Words): Promise<void> {
  await recorder.unseen(async () => {
    await window.page.keyboard.press('F1');
    await window.page.locator('.quick-input-widget input.input').waitFor();
    await window.page.keyboard.insertText(words.sample);
  });
  const row = window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: words.sample });
  await recorder.hold(900);
  await recorder.click(row.first());
  // Not over the sash between the editors, which lights up.
  await recorder.move(300, 560);
  const story = window.playground().story();
  await recorder.lapse(async () => words.sampled.test(await story.innerText()), 14);
  await recorder.hold(3000);
}

/** The first minutes: walkthrough, tour, hover, ▶, preview, digits. */
function newcomer(locale: string, words: Words): Scene {
  return {
    locale,
    size: { width: 1200, height: 800 },
    // Longer than the others.
    mostBytes: 1_500_000,
    async prepare(window) {
      await openWalkthrough(window, words.walkthrough);
      await tourButton(window, words.openTour).waitFor();
    },
    async play(window, recorder) {
      await recorder.hold(2200);
      await readTour(window, recorder, words.openTour);
      await tryFormula(window, recorder);
      await pullPreview(window, recorder);
      await drawDigits(window, recorder, words);
    },
  };
}

export const newcomerEnglish = newcomer('en', {
  walkthrough: 'Diffusion Playground',
  openTour: 'Open the Tour',
  sample: 'Diffusion: Sample',
  sampled: /images by the shipped model/,
});

export const newcomerChinese = newcomer('zh-cn', {
  walkthrough: 'Diffusion Playground 入门',
  openTour: '打开导览',
  sample: 'Diffusion: 采样',
  sampled: /由随附模型/,
});
