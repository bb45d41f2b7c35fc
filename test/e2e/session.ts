import { chromium, type Browser } from 'playwright-core';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { changeSettings } from '../tools/codeServer/codeServer.mjs';
import { ensureChromium } from '../tools/install/ensureChromium.mjs';
import { inRoot, outFolder } from '../tools/paths.mjs';
import { Workbench } from './pages/workbench';
import { forgetRuns } from './savedRun';

/** As on a machine whose only WebGPU adapter is a software one. */
const withSoftwareWebGpu = ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'];

/** A browser on the shared code-server, with a workspace of its own that holds the sample note. */
export class Session {
  private constructor(
    readonly browser: Browser,
    readonly workspace: string,
    private readonly serverUrl: string,
  ) {}

  /**
   * Starts as on the first day: the runs of other tests are forgotten.
   * @param serverUrl the shared code-server unless a test brings its own
   */
  static async start(name: string, serverUrl = inject('serverUrl')): Promise<Session> {
    forgetRuns();
    const workspace = path.join(outFolder, 'e2e', name);
    rmSync(workspace, { recursive: true, force: true });
    mkdirSync(workspace, { recursive: true });
    copyFileSync(inRoot('media/sample/ddpm.md'), path.join(workspace, 'ddpm.md'));
    // Another file may have chosen an engine: that choice is a setting, and lasts.
    configure({ 'diffusion.engine': 'auto' });
    const browser = await chromium.launch({
      executablePath: await ensureChromium(),
      args: withSoftwareWebGpu,
    });
    return new Session(browser, workspace, serverUrl);
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.workspace, name), text);
  }

  read(name: string): string {
    return readFileSync(path.join(this.workspace, name), 'utf8');
  }

  /** A fresh window (its own browser profile), on the workspace or on nothing. */
  async openWindow(where: 'workspace' | 'empty' = 'workspace'): Promise<Workbench> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const query = where === 'workspace' ? `?folder=${encodeURIComponent(this.workspace)}` : '?ew=true';
    await page.goto(`${this.serverUrl}/${query}`, { timeout: 120_000 });
    return Workbench.ready(page);
  }

  /** A window that is open draws and listens, whether or not a test looks at it. */
  async closeWindows(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async end(): Promise<void> {
    await this.browser.close();
  }
}

/** Changes user settings for the windows that open afterwards: a change on disk reaches open ones late or never. */
export function configure(settings: Record<string, unknown>): void {
  changeSettings(inject('settingsFile'), settings);
}
