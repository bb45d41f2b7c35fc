import katex from '@vscode/markdown-it-katex';
import type { Locator, Page } from 'playwright-core';
import type { FigureId } from '../../src/figures';
import type { PreviewContext } from '../../src/preview/previewContext';
import { previewMarkdown } from '../fixtures/previewContext';
import { inRoot } from '../tools/paths.mjs';
import type { ThemeKind } from '../tools/codeServer/themes.mjs';
import { browserWith } from './browsers';
import { themes } from './themes';

const origin = 'http://preview.test';
const nonce = 'abc123';
/** As the built-in preview's, but without inline styles where no math has them: the playground's page allows none. */
const policy = (math: boolean) =>
  `default-src 'none'; img-src data:; script-src 'nonce-${nonce}'; style-src ${origin}${math ? " 'unsafe-inline'" : ''}`;

/** The built preview scripts on a page of their own, which is rendered and updated as the built-in preview does. */
export class NotePreview {
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: Partial<PreviewContext>,
    private readonly math: boolean,
  ) {}

  static async open(
    note: string,
    options: {
      readonly theme?: ThemeKind;
      readonly width?: number;
      /** Whether figures start by themselves; without, they show the state that the note names. */
      readonly moves?: boolean;
      readonly context?: Partial<PreviewContext>;
      /** Whether formulas are drawn, as the built-in preview draws them. */
      readonly math?: boolean;
    } = {},
  ): Promise<NotePreview> {
    const browser = await browserWith();
    const page = await browser.newPage({
      viewport: { width: options.width ?? 900, height: 800 },
      reducedMotion: options.moves === true ? 'no-preference' : 'reduce',
    });
    page.setDefaultTimeout(120_000);
    const preview = new NotePreview(page, options.context ?? {}, options.math ?? false);
    await preview.load(note, options.theme ?? 'dark');
    return preview;
  }

  private render(note: string): string {
    const markdown = previewMarkdown(() => this.context);
    return (this.math ? markdown.use(katex, { strict: false }) : markdown).render(note);
  }

  private async load(note: string, theme: ThemeKind): Promise<void> {
    const { page, problems } = this;
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        problems.push(message.text());
      }
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname !== '/') {
        await route.fulfill({ path: inRoot(`dist${pathname}`) });
        return;
      }
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html><head>
          <meta http-equiv="Content-Security-Policy" content="${policy(this.math)}">
          <link rel="stylesheet" href="/preview-demos.css"></head>
          <body><div class="markdown-body">${this.render(note)}</div>
          <script async src="/preview.js" nonce="${nonce}"></script></body></html>`,
      });
    });
    await page.goto(`${origin}/`);
    await this.setTheme(theme);
  }

  /** Rewrites the page for an edited note: harsher than VS Code, which keeps the elements that did not change. */
  async edit(note: string): Promise<void> {
    await this.page.evaluate((html) => {
      const body = document.querySelector('.markdown-body');
      if (body) {
        body.innerHTML = html;
      }
      window.dispatchEvent(new CustomEvent('vscode.markdown.updateContent'));
    }, this.render(note));
  }

  async setTheme(kind: ThemeKind): Promise<void> {
    await this.page.evaluate(({ className, dataset, variables }) => {
      for (const [name, value] of Object.entries(variables)) {
        document.documentElement.style.setProperty(name, value);
      }
      document.body.style.background = 'var(--vscode-editor-background)';
      document.body.className = className;
      Object.assign(document.body.dataset, dataset);
    }, themes[kind]);
  }

  figure(kind: FigureId): Locator {
    return this.page.locator(`.df-${kind}`);
  }

  /** Waits until nothing on a canvas changes any more, and returns a digest of its pixels and its count of colours. */
  async settled(canvas: Locator): Promise<{ readonly digest: number; readonly colors: number }> {
    let last = await readPixels(canvas);
    for (;;) {
      await this.page.waitForTimeout(150);
      const next = await readPixels(canvas);
      if (next.digest === last.digest && next.colors > 1) {
        return next;
      }
      last = next;
    }
  }

  /** What all canvases of a figure show: of some figures one picture stays while another moves. */
  async drawnIn(figure: Locator): Promise<number[]> {
    const pictures = await figure.locator('canvas').all();
    return Promise.all(pictures.map(async (each) => (await readPixels(each)).digest));
  }

  /** The most colours that a canvas of a figure has. */
  async colorsIn(figure: Locator): Promise<number> {
    const pictures = await figure.locator('canvas').all();
    const counts = await Promise.all(pictures.map(async (each) => (await readPixels(each)).colors));
    return Math.max(0, ...counts);
  }

  /** Opens what stands behind “More”. */
  async unfold(): Promise<void> {
    for (const fold of await this.page.locator('.df-more:not([open]) > summary').all()) {
      if (await fold.isVisible()) {
        await fold.click();
      }
    }
  }

  /** Brings a demo into sight, by its place in the note: others may not be drawn. */
  async show(index: number): Promise<void> {
    await this.page
      .locator('diffusion-demo-host')
      .nth(index)
      .evaluate((host) => host.scrollIntoView({ block: 'center' }));
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

function readPixels(canvas: Locator): Promise<{ readonly digest: number; readonly colors: number }> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    // A curve whose place is hidden has no width.
    const data =
      width * height > 0
        ? (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data
        : undefined;
    const colors = new Uint32Array(data?.buffer ?? new ArrayBuffer(0));
    return {
      digest: colors.reduce((sum, color) => (Math.imul(sum, 31) + color) >>> 0, 7),
      colors: new Set(colors).size,
    };
  });
}
