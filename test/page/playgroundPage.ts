import { readFileSync } from 'node:fs';
import type { Page, Worker } from 'playwright-core';
import { afterAll } from 'vitest';
import type { EngineChoice } from '../../src/protocol/engineChoice';
import type { ToHost } from '../../src/protocol/toHost';
import type { PlaygroundAction, SampleFormat, ToPage } from '../../src/protocol/toPage';
import type { ModelAnswer } from '../../src/protocol/modelExchange';
import { applyPatch, defaultPlaygroundState, type PlaygroundPatch } from '../../src/protocol/playgroundState';
import type { Place } from '../../src/protocol/place';
import type { SavedTuning } from '../../src/protocol/savedTuning';
import { inRoot } from '../tools/paths.mjs';
import { serve } from '../tools/serve.mjs';
import type { ThemeKind } from '../tools/codeServer/themes.mjs';
import { stillProfile } from './browsers';
import { themes } from './themes';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** As the host's commands state it. */
export type ModelQuestion = WithoutId<
  Extract<ToPage, { type: 'exportModel' | 'estimateModel' | 'importModel' | 'exportSamples' }>
>;
export type PageAnswer = ModelAnswer;
interface TextAnswer {
  readonly kind: 'files';
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

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
  readonly cpuWorkers?: number;
  readonly place?: Place;
  /** What the host has kept of the kernels' times. */
  readonly tuning?: SavedTuning;
  readonly language?: 'en' | 'zh-cn' | 'zh-tw';
  /** The run that the host has kept. */
  readonly checkpoint?: Uint8Array;
  /** The last pictures that the host has kept. */
  readonly pictures?: Uint8Array;
  /** As after a reload or by a link; else a kept run's own settings win. */
  readonly stateWasAskedFor?: boolean;
  /** Runs in the engine's worker before its own script: watches, or breaks, what the browser gives it. */
  readonly workerPrelude?: string;
}

/** Serves the pages of a file's tests. */
let server: ReturnType<typeof serve> | undefined;
afterAll(async () => (await server)?.stop());

/** The playground's built page in a bare browser: the test is its host. */
export class PlaygroundPage {
  private asked = 0;

  private constructor(
    readonly page: Page,
    readonly problems: readonly string[],
  ) {}

  static async open(options: PlaygroundPageOptions = {}): Promise<PlaygroundPage> {
    const { patch = {}, theme = 'dark', width = 1200, height = 900, action = 'none' } = options;
    server ??= serve({ '/': html });
    const { url } = await server;
    const profile = await stillProfile([
      ...(options.webgpu ? ['--enable-unsafe-webgpu'] : []),
      ...(options.webgpu === 'canvases' ? composedBySwiftShader : []),
    ]);
    const page = await profile.newPage();
    await page.setViewportSize({ width, height });
    page.setDefaultTimeout(120_000);
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
    await page.goto(url);
    const playground = new PlaygroundPage(page, problems);
    await playground.setTheme(theme);
    await page.waitForFunction(() => window.sent.some(({ type }) => type === 'ready'));
    await playground.postWithBytes(
      { checkpoint: options.checkpoint, pictures: options.pictures },
      {
        type: 'init',
        state: applyPatch(defaultPlaygroundState, patch),
        stateWasAskedFor: options.stateWasAskedFor ?? false,
        language: options.language ?? 'en',
        l10n: bundleOf(options.language),
        engine: options.engine ?? 'auto',
        cpuWorkers: options.cpuWorkers ?? 1,
        ...(options.place ? { place: options.place } : {}),
        ...(options.tuning ? { tuning: options.tuning } : {}),
        assets: {
          worker: '/dist/worker.js',
          digits: '/dist/datasets.safetensors',
          onnxWasm: '/dist/ort-wasm-simd-threaded.wasm',
        },
        models: shippedModels(),
        action,
        visible: true,
      },
    );
    await page.locator('.view:visible').first().waitFor();
    return playground;
  }

  post(message: ToPage): Promise<void> {
    return this.page.evaluate((data) => window.postMessage(data), message);
  }

  /** Messages of a test cannot carry bytes: they cross as text. */
  private postWithBytes(
    bytes: Readonly<Record<string, Uint8Array | undefined>>,
    message: ToPage,
  ): Promise<void> {
    const texts = Object.entries(bytes).flatMap(([key, value]) =>
      value ? [[key, encoded(value)] as const] : [],
    );
    return this.page.evaluate(
      ([data, written]) => {
        const decode = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        const fields = written.map(([key, text]) => [key, decode(text)] as const);
        window.postMessage({ ...data, ...Object.fromEntries(fields) });
      },
      [message, texts] as const,
    );
  }

  /** The messages of one type that the page has sent. */
  async sent<Type extends ToHost['type']>(type: Type): Promise<Extract<ToHost, { type: Type }>[]> {
    const all = await this.page.evaluate(
      (wanted) => window.sent.filter((each) => each.type === wanted),
      type,
    );
    return all as Extract<ToHost, { type: Type }>[];
  }

  /** Asks as the host's commands do; bytes cross as text, since messages of the test cannot carry them. */
  async ask(question: ModelQuestion): Promise<PageAnswer> {
    const id = (this.asked += 1);
    await this.page.evaluate(
      ({ message, files }) => {
        const bytesOf = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        const { model } = message as { model?: Record<string, unknown> };
        if (model) {
          const contents = files.map(({ path, text }) => ({ path, bytes: bytesOf(text) }));
          Object.assign(
            model,
            model['kind'] === 'diffusers' ? { files: contents } : { bytes: contents[0]?.bytes },
          );
        }
        window.postMessage(message);
      },
      { message: { ...withoutBytes(question), id }, files: filesOf(question) },
    );
    const given = await this.page.waitForFunction(
      (wanted) => {
        const sent = window.sent.find((each) => each.type === 'answer' && each.id === wanted);
        if (sent?.type !== 'answer') {
          return undefined;
        }
        const { answer } = sent;
        const text = (bytes: Uint8Array) => {
          let characters = '';
          for (let from = 0; from < bytes.length; from += 32768) {
            characters += String.fromCharCode(...bytes.subarray(from, from + 32768));
          }
          return btoa(characters);
        };
        return answer.kind === 'files'
          ? { ...answer, files: answer.files.map(({ path, bytes }) => ({ path, text: text(bytes) })) }
          : answer;
      },
      id,
      { timeout: 240_000 },
    );
    const answer = (await given.jsonValue()) as Exclude<ModelAnswer, { kind: 'files' }> | TextAnswer;
    return answer.kind === 'files'
      ? { ...answer, files: answer.files.map(({ path, text }) => ({ path, bytes: decoded(text) })) }
      : answer;
  }

  /** The shown samples as a file. */
  async exportSamples(format: SampleFormat): Promise<Uint8Array> {
    const answer = await this.ask({ type: 'exportSamples', format });
    if (answer.kind !== 'files') {
      throw new Error(JSON.stringify(answer));
    }
    return answer.files[0]?.bytes ?? new Uint8Array();
  }

  setTheme(kind: ThemeKind): Promise<void> {
    return this.page.evaluate(({ className, dataset, variables }) => {
      document.body.className = className;
      Object.assign(document.body.dataset, dataset);
      // As VS Code does: what the theme before had and this one has not is gone.
      const { style } = document.documentElement;
      for (const name of [...style].filter((each) => each.startsWith('--vscode-'))) {
        style.removeProperty(name);
      }
      for (const [name, value] of Object.entries(variables)) {
        document.documentElement.style.setProperty(name, value);
      }
    }, themes[kind]);
  }

  /** What runs the network: the newest worker. */
  get worker(): Worker {
    const worker = this.page.workers().at(-1);
    if (!worker) {
      throw new Error('The page has no worker.');
    }
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

  /** Opens all that is folded in a view. */
  async unfold(id: string): Promise<void> {
    const folds = this.view(id).locator('details:not([open]) > summary');
    await folds.evaluateAll((all) => all.forEach((fold) => (fold as HTMLElement).click()));
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

const decoded = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The files that a question carries, as text. */
function filesOf(question: ModelQuestion): { path: string; text: string }[] {
  if (question.type !== 'importModel') {
    return [];
  }
  const { model } = question;
  const files = 'files' in model ? model.files : [{ path: 'file', bytes: model.bytes }];
  return files.map(({ path, bytes }) => ({ path, text: encoded(bytes) }));
}

function withoutBytes(question: ModelQuestion): object {
  if (question.type !== 'importModel') {
    return question;
  }
  const rest = Object.entries(question.model).filter(([key]) => key !== 'bytes' && key !== 'files');
  return { ...question, model: Object.fromEntries(rest) };
}

function bundleOf(language: PlaygroundPageOptions['language']): Record<string, string> | null {
  if (language === undefined || language === 'en') {
    return null;
  }
  const text = readFileSync(inRoot('l10n', `bundle.l10n.${language}.json`), 'utf8');
  return JSON.parse(text) as Record<string, string>;
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
