import { chromium, type Browser } from 'playwright-core';
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

async function launch(args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox', ...args] });
}

afterAll(async () => {
  for (const browser of browsers.values()) {
    await (await browser).close();
  }
});
