import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inRoot } from '../tools/paths.mjs';

interface Axe {
  run(options: {
    readonly runOnly?: readonly string[];
  }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

type Rules = 'all rules' | 'colours';

/** What another theme of the same page can break. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds fault with on a page as it is: the rule, and the element that breaks it. A fault that is gone when it
 * is looked for again was none: a button turns pale a frame before it counts as disabled.
 */
export async function axeFaults(page: Page, rules: Rules = 'all rules'): Promise<string[]> {
  const first = await faultsNow(page, rules);
  if (first.length === 0) {
    return first;
  }
  const again = await faultsNow(page, rules);
  return first.filter((fault) => again.includes(fault));
}

async function faultsNow(page: Page, rules: Rules): Promise<string[]> {
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
