import type { Locator } from 'playwright-core';
import type { Workbench } from '../../e2e/pages/workbench';
import { newcomerChinese, newcomerEnglish } from './newcomerScenes';
import type { ScreenRecorder } from './screenRecorder';
import { folder, shape, train } from './trainingScenes';

/** What one recording shows: what is in its folder, what is prepared before it begins, and what is recorded. */
export interface Scene {
  /** VS Code's language, English unless it is said. */
  readonly locale?: string;
  /** The window’s size, in CSS pixels; 960 × 600 unless it is said. */
  readonly size?: { readonly width: number; readonly height: number };
  /** What its recording may weigh, in bytes; 400,000 unless it is said. */
  readonly mostBytes?: number;
  readonly notes?: Readonly<Record<string, string>>;
  /** Other files by their paths. */
  readonly files?: () => Promise<ReadonlyMap<string, Uint8Array>>;
  prepare(window: Workbench): Promise<void>;
  /** @param workspace the scene's folder */
  play(window: Workbench, recorder: ScreenRecorder, workspace: string): Promise<void>;
}

const displayed = (tex: string) => ['$$', tex, '$$', ''];

const forwardNote = [
  '# The forward process',
  '',
  'With $\\bar\\alpha_t = \\prod_{s=1}^t (1 - \\beta_s)$, every noisy image is drawn at once:',
  '',
  ...displayed('x_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon'),
  'One step back, if $x_0$ were known, is a Gaussian with the variance',
  '',
  ...displayed('\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\, \\beta_t'),
].join('\n');

const wrongNote = [
  '# One step back',
  '',
  'If $x_0$ were known, Bayes’ rule would give the step back, a Gaussian',
  '',
  ...displayed('q(x_{t-1} \\mid x_t, x_0) = \\mathcal{N}(x_{t-1}; \\tilde\\mu_t, \\tilde\\beta_t I)'),
  'with the variance',
  '',
  ...displayed('\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t}}{1-\\bar\\alpha_{t-1}}\\, \\beta_t'),
].join('\n');

const previewNote = [
  '# The way back',
  '',
  'From noise, step by step:',
  '',
  '```diffusion',
  '',
  '```',
  '',
].join('\n');

/** The text cursor of the editor in front. */
const cursorOf = (window: Workbench): Locator =>
  window.page.locator('.editor-group-container.active .cursors-layer .cursor').first();

const hoverOf = (window: Workbench): Locator =>
  window.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();

async function typeSlowly(window: Workbench, text: string): Promise<void> {
  await window.page.keyboard.type(text, { delay: 70 });
}

/** Hover a symbol, run the formula, move t. */
const overview: Scene = {
  notes: { 'forward.md': forwardNote },
  async prepare(window) {
    const editor = await window.openFile('forward.md');
    await editor.codeLenses().first().waitFor({ timeout: 120_000 });
    await editor.goTo(6, 18);
  },
  async play(window, recorder) {
    await recorder.hold(800);
    await recorder.moveTo(cursorOf(window));
    await hoverOf(window).locator('img').first().waitFor({ timeout: 60_000 });
    await recorder.hold(3000);
    const lens = window.page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).nth(1);
    await recorder.move(30, 400);
    await window.page.keyboard.press('Escape');
    await recorder.click(lens);
    const figure = await window.playground().shows('forward');
    await recorder.hold(1500);
    const slider = figure.getByRole('slider').first();
    await recorder.drag(slider, [0.3, 0.15, 0.05, 0.25, 0.5, 0.75, 0.9, 0.5, 0.2]);
    await recorder.hold(2000);
  },
};

/** A wrong formula is underlined, says why, and is mended. */
const check: Scene = {
  notes: { 'posterior.md': wrongNote },
  async prepare(window) {
    const editor = await window.openFile('posterior.md');
    await window.page.locator('.squiggly-error').first().waitFor({ timeout: 120_000 });
    await editor.goTo(12, 40);
  },
  async play(window, recorder) {
    await recorder.hold(1200);
    await recorder.moveTo(window.page.locator('.squiggly-error').first());
    await hoverOf(window).waitFor({ timeout: 30_000 });
    await recorder.hold(3000);
    await recorder.move(700, 560);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+.');
    await window.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await recorder.hold(1600);
    await window.page.keyboard.press('Enter');
    await window.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await recorder.hold(2500);
  },
};

/** A block is written, and its figure runs beside it. */
const preview: Scene = {
  notes: { 'back.md': previewNote },
  async prepare(window) {
    const editor = await window.openFile('back.md');
    await window.run('Markdown: Open Preview to the Side');
    await window.preview().frame.locator('h1').waitFor({ timeout: 60_000 });
    await editor.goTo(6, 1);
  },
  async play(window, recorder) {
    await recorder.hold(600);
    await typeSlowly(window, 'demo: rever');
    await window.page.locator('.suggest-widget .monaco-list-row').first().waitFor({ timeout: 30_000 });
    await recorder.hold(1200);
    await window.page.keyboard.press('Enter');
    const figure = window.preview().frame.locator('.df-reverse');
    await figure.waitFor({ timeout: 60_000 });
    await window.page.waitForTimeout(20_000);
    await recorder.hold(1500);
  },
};

/** Digits are drawn by the network that ships, step by step. */
const sample: Scene = {
  async prepare(window) {
    await window.run('Diffusion: Open Diffusion Playground');
    await window.playground().select('sample');
    await window.page.keyboard.press('Escape');
  },
  async play(window, recorder) {
    await recorder.hold(800);
    const panel = window.playground();
    const button = panel.frame
      .getByRole('toolbar', { name: 'Sampling' })
      .locator('vscode-button:not([disabled])')
      .first();
    await recorder.click(button);
    await panel
      .story()
      .filter({ hasText: /images by the shipped model/ })
      .waitFor({ timeout: 300_000 });
    await recorder.hold(3000);
  },
};

export const scenes = {
  overview,
  check,
  preview,
  sample,
  train,
  shape,
  folder,
  'first-minutes': newcomerEnglish,
  'first-minutes.zh-cn': newcomerChinese,
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
