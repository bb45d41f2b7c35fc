import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page, type Worker } from 'playwright-core';
import type { EngineChoice, PlaygroundAction, ToHost, ToPage } from '../../src/protocol/messages';
import { applyPatch, defaultPlaygroundState, type PlaygroundPatch } from '../../src/protocol/playgroundState';
import type { SavedTuning } from '../../src/protocol/savedTuning';
import { ensureChromium } from '../tools/ensureChromium.mjs';
import { inRoot } from '../tools/paths.mjs';
import { serve } from '../tools/serve.mjs';
import type { ThemeKind } from '../tools/themes.mjs';

interface Theme {
  readonly className: string;
  readonly dataset: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

const themes = JSON.parse(readFileSync(inRoot('test/page/themes.json'), 'utf8')) as Record<ThemeKind, Theme>;

/** Pages are composed by SwiftShader too, so that what it draws as WebGPU can be shown. */
const composedBySwiftShader = [
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

declare global {
  interface Window {
    /** What the page has told its host so far, bytes replaced by their number. */
    sent: ToHost[];
    /** VS Code's part in the page: keeps what is posted, and hands on what the test answers. */
    acquireVsCodeApi: unknown;
  }
}

export interface PlaygroundPageOptions {
  readonly patch?: PlaygroundPatch;
  readonly theme?: ThemeKind;
  readonly width?: number;
  readonly height?: number;
  readonly action?: PlaygroundAction;
  /** With the software WebGPU adapter; `canvases`: one that may draw on canvases, as a GPU may. */
  readonly webgpu?: boolean | 'canvases';
  readonly engine?: EngineChoice;
  /** What the host has kept of the kernels' times. */
  readonly tuning?: SavedTuning;
  /** Runs in the engine's worker before its own script: watches, or breaks, what the browser gives it. */
  readonly workerPrelude?: string;
}

/** The playground's built page in a bare browser: the test is its host. */
export class PlaygroundPage {
  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: Awaited<ReturnType<typeof serve>>,
    readonly problems: readonly string[],
  ) {}

  static async open(options: PlaygroundPageOptions = {}): Promise<PlaygroundPage> {
    const { patch = {}, theme = 'dark', width = 1200, height = 900, action = 'none' } = options;
    const server = await serve({ '/': html });
    const browser = await chromium.launch({
      executablePath: await ensureChromium(),
      args: [
        '--no-sandbox',
        ...(options.webgpu ? ['--enable-unsafe-webgpu'] : []),
        ...(options.webgpu === 'canvases' ? composedBySwiftShader : []),
      ],
    });
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.addInitScript(() => {
      window.sent = [];
      window.acquireVsCodeApi = () => ({
        postMessage: (message: ToHost) => window.sent.push(message),
        setState: () => undefined,
      });
    });
    const { workerPrelude } = options;
    if (workerPrelude !== undefined) {
      await page.route('**/dist/worker.js', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${workerPrelude}\n${await response.text()}` });
      });
    }
    await page.goto(server.url);
    const playground = new PlaygroundPage(page, browser, server, problems);
    await playground.setTheme(theme);
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'ready'));
    await playground.post({
      type: 'init',
      state: applyPatch(defaultPlaygroundState, patch),
      stateWasAskedFor: false,
      language: 'en',
      l10n: null,
      engine: options.engine ?? 'auto',
      ...(options.tuning ? { tuning: options.tuning } : {}),
      assets: {
        worker: '/dist/worker.js',
        digits: '/dist/datasets.safetensors',
        onnxWasm: '/dist/ort-wasm-simd-threaded.wasm',
      },
      models: shippedModels(),
      action,
      visible: true,
    });
    await page.locator('.view:visible').first().waitFor();
    return playground;
  }

  post(message: ToPage): Promise<void> {
    return this.page.evaluate((data) => window.postMessage(data), message);
  }

  /** The messages of one type that the page has sent. */
  async sent<Type extends ToHost['type']>(type: Type): Promise<Extract<ToHost, { type: Type }>[]> {
    const all = await this.page.evaluate(
      (wanted) => window.sent.filter((each) => each.type === wanted),
      type,
    );
    return all as Extract<ToHost, { type: Type }>[];
  }

  /** Bytes that the page has sent in its last message of this type: they do not cross as an array. */
  async sentBytes(type: 'saveSamples'): Promise<Uint8Array> {
    const text = await this.page.evaluate((wanted) => {
      const last = window.sent.filter((each) => each.type === wanted).at(-1);
      return last && 'bytes' in last
        ? Array.from(last.bytes, (byte) => String.fromCharCode(byte)).join('')
        : '';
    }, type);
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  }

  setTheme(kind: ThemeKind): Promise<void> {
    return this.page.evaluate(({ className, dataset, variables }) => {
      document.body.className = className;
      Object.assign(document.body.dataset, dataset);
      for (const [name, value] of Object.entries(variables)) {
        document.documentElement.style.setProperty(name, value);
      }
    }, themes[kind]);
  }

  /** What runs the network: the newest worker. */
  get worker(): Worker {
    const worker = this.page.workers().at(-1);
    if (!worker) throw new Error('The page has no worker.');
    return worker;
  }

  /** Presses a button of a toolbar, as soon as it is enabled. */
  async press(toolbar: string, label: string): Promise<void> {
    const buttons = this.page
      .getByRole('toolbar', { name: toolbar })
      .locator('vscode-button:not([disabled])');
    await buttons.filter({ hasText: new RegExp(`^\\s*${label}\\s*$`) }).click();
  }

  view(id: string) {
    return this.page.locator(`#view-${id}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.stop();
  }
}

/** As the host sends them, from the folders. */
function shippedModels(): Extract<ToPage, { type: 'init' }>['models'] {
  const json = (file: string): unknown => JSON.parse(readFileSync(inRoot('media/models', file), 'utf8'));
  const { models } = json('index.json') as { models: string[] };
  return models.map((id) => ({
    id,
    card: json(`${id}/card.json`) as ReturnType<typeof shippedModels>[number]['card'],
    config: `/media/models/${id}/config.json`,
    weights: `/media/models/${id}/diffusion_pytorch_model.safetensors`,
  }));
}

const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Diffusion Playground</title>
<link rel="stylesheet" href="/dist/codicons/codicon.css">
<link rel="stylesheet" href="/dist/playground.css">
<link rel="stylesheet" href="/media/playground.css">
</head><body><main id="playground"></main><script src="/dist/playground.js"></script></body></html>`;
