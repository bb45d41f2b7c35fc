import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from '../../e2e/pages/workbench';
import { startCodeServer, type CodeServer } from '../codeServer/codeServer.mjs';
import { ensureChromium } from '../install/ensureChromium.mjs';
import { vsixFile } from '../package.mjs';
import { inRoot, outFolder } from '../paths.mjs';
import type { animatedGif, ScreenFrame } from './animatedGif';
import { writeLanguagePack } from './languagePack';
import { scenes, type Scene, type SceneName } from './scenes';
import { ScreenRecorder } from './screenRecorder';

/** The longest that anything is waited for, in milliseconds. */
const patience = 180_000;

const usualSize = { width: 960, height: 600 };
const usualBytes = 400_000;

/** Nothing on the screen but what the scene is about. */
const settings = {
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.fontSize': 15,
  'editor.stickyScroll.enabled': false,
  'editor.hover.delay': 200,
  'markdown.preview.scrollPreviewWithEditor': false,
  'markdown.preview.scrollEditorWithPreview': false,
};

async function gifOf(browser: Browser, frames: readonly ScreenFrame[], mostBytes: number): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [inRoot('test/tools/recordings/animatedGif.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recording',
    logLevel: 'warning',
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]!.text });
  const text = await page.evaluate(
    ([all, most]) =>
      (globalThis as unknown as { recording: { animatedGif: typeof animatedGif } }).recording.animatedGif(
        all,
        most,
      ),
    [[...frames], mostBytes] as const,
  );
  await page.close();
  return Buffer.from(text, 'base64');
}

/** Plays one scene in a window of its own. @param workspace a folder for its notes */
async function framesOf(
  scene: Scene,
  page: Page,
  server: CodeServer,
  workspace: string,
): Promise<ScreenFrame[]> {
  mkdirSync(workspace, { recursive: true });
  const files = await scene.files?.();
  for (const [file, content] of [...Object.entries(scene.notes ?? {}), ...(files ?? [])]) {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), content);
  }
  await page.goto(server.open(workspace));
  const window = await Workbench.ready(page);
  await page.keyboard.press('Control+B');
  await scene.prepare(window);
  const recorder = await ScreenRecorder.start(page);
  await scene.play(window, recorder, workspace);
  return recorder.end();
}

/** A VS Code in the browser with the packed extension, in a language. */
async function serverIn(locale: string, home: string): Promise<CodeServer> {
  if (locale !== 'en') {
    writeLanguagePack(home, locale);
  }
  return startCodeServer({ home, vsix: [vsixFile], settings, locale });
}

/** Plays scenes in a real VS Code in the browser, with the packed extension, and writes each as `<name>.gif`. */
export async function recordScenes(names: readonly SceneName[], folder: string): Promise<void> {
  const home = path.join(outFolder, 'recordings');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const servers = new Map<string, CodeServer>();
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    for (const name of names) {
      const scene: Scene = scenes[name];
      const { locale = 'en', size = usualSize, mostBytes = usualBytes } = scene;
      const server = servers.get(locale) ?? (await serverIn(locale, path.join(home, `server-${locale}`)));
      servers.set(locale, server);
      const page = await browser.newPage({ viewport: size, locale });
      page.setDefaultTimeout(patience);
      try {
        const frames = await framesOf(scene, page, server, path.join(home, name));
        const gif = await gifOf(browser, frames, mostBytes);
        writeFileSync(path.join(folder, `${name}.gif`), gif);
        console.log(`${name}.gif: ${frames.length} frames, ${(gif.length / 1e6).toFixed(2)} MB`);
      } catch (error) {
        await page.screenshot({ path: path.join(home, `${name}.png`) });
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await Promise.all(Array.from(servers.values(), (server) => server.stop()));
  }
}

export const sceneNames = Object.keys(scenes) as SceneName[];
