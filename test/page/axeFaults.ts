import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inRoot } from '../tools/paths.mjs';

interface Axe {
  run(options: {
    readonly runOnly?: readonly string[];
  }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What another theme of the same page can break. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/** What axe finds fault with on a page as it is: the rule, and the element that breaks it. */
export async function axeFaults(page: Page, rules: 'all rules' | 'colours' = 'all rules'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) {
    await page.evaluate(readFileSync(inRoot('node_modules/axe-core/axe.min.js'), 'utf8'));
  }
  return page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    rules === 'colours' ? { runOnly: rulesOfColor } : {},
  );
}

/** By how many CSS pixels a page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
