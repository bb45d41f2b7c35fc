import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { afterAll } from 'vitest';
import { ensureChromium } from '../tools/install/ensureChromium.mjs';

const browsers = new Map<string, Promise<Browser>>();

/**
 * The browser of this file's tests that was started with these arguments. It takes a second to start one; a new page
 * of it has a profile of its own all the same.
 */
export function browserWith(args: readonly string[] = []): Promise<Browser> {
  const key = args.join(' ');
  const started = browsers.get(key) ?? launch(args);
  browsers.set(key, started);
  return started;
}

const contexts = new Map<string, Promise<BrowserContext>>();

/**
 * The profile of this file's tests in that browser, without motion. Pages of one profile and one origin load a third
 * faster, since the second need not compile what the first did.
 */
export function stillProfile(args: readonly string[] = []): Promise<BrowserContext> {
  const key = args.join(' ');
  const opened =
    contexts.get(key) ?? browserWith(args).then((browser) => browser.newContext({ reducedMotion: 'reduce' }));
  contexts.set(key, opened);
  return opened;
}

async function launch(args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox', ...args] });
}

afterAll(async () => {
  for (const browser of browsers.values()) {
    await (await browser).close();
  }
});
