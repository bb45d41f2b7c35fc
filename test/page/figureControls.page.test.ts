import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figureIds, figureSpec, type FigureId } from '../../src/figures';
import { serveFigures, setPageTheme } from '../tools/figuresPage.mjs';
import { inRoot } from '../tools/paths.mjs';
import { browserWith } from './browsers';
import type {} from './figuresPage';

const ids = figureIds.filter((id) => figureSpec(id).needs !== 'network');
const languages = ['en', 'zh-cn'] as const;
/** Each press lets their networks learn anew, which takes half a minute a language: they are pressed in the last one. */
const learning = new Set<FigureId>(['training', 'collapse']);

let server: Awaited<ReturnType<typeof serveFigures>>;
const pages: Page[] = [];
const problems: string[] = [];
const presses: number[] = [];

beforeAll(async () => {
  server = await serveFigures();
  for (const language of languages) {
    pages.push(await pageIn(language));
  }
});
afterAll(async () => {
  console.log(`${presses.reduce((sum, each) => sum + each, 0)} presses of ${ids.length} figures`);
  await Promise.all(pages.map((page) => page.close()));
  server.stop();
});

async function pageIn(language: (typeof languages)[number]): Promise<Page> {
  const browser = await browserWith();
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(message.text());
    }
  });
  await page.goto(server.url);
  await setPageTheme(page, 'light');
  if (language !== 'en') {
    const bundle = readFileSync(inRoot(`l10n/bundle.l10n.${language}.json`), 'utf8');
    await page.evaluate(
      ([lang, translations]) => {
        document.documentElement.lang = lang;
        window.figuresPage.translate(JSON.parse(translations) as Record<string, string>);
      },
      [language, bundle] as const,
    );
  }
  return page;
}

it.each(ids)('every control of %s changes what is seen, in words, and in its link and block', async (id) => {
  problems.length = 0;
  const pressed = learning.has(id) ? pages.slice(-1) : pages;
  const reports = await Promise.all(
    pressed.map((page) => page.evaluate((figure) => window.figuresPage.press(figure), id)),
  );
  presses.push(...reports.map((report) => report.presses));
  for (const { controls, dead, faults } of reports) {
    expect(controls.length).toBeGreaterThan(2);
    expect(dead).toEqual([]);
    expect(faults).toEqual([]);
  }
  expect(problems).toEqual([]);
});
