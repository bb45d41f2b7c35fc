/**
 * Opens one of VS Code's lists by a key, types, and takes the row of a title; again and again until the list offers
 * it. A list holds what there was when it was opened, and its rows may still move while it fills, so that a row is
 * taken only once two looks have found it at the same place.
 * @param {import('playwright-core').Page} page
 * @param {string} key such as F1
 * @param {string} typed
 * @param {string} title the row's whole title
 */
export async function pickRow(page, key, typed, title) {
  const input = page.locator('.quick-input-widget input.input');
  const exactly = new RegExp(`^\\s*${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
  const row = page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exactly }) })
    .first();
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      await page.keyboard.press(key);
      await input.waitFor({ state: 'visible', timeout: 10_000 });
      await input.fill(typed);
      await row.waitFor({ timeout: 5_000 });
      const place = await row.boundingBox();
      await page.waitForTimeout(300);
      const rests = await row.boundingBox();
      if (place && rests && place.y === rests.y) {
        await row.click({ timeout: 5_000 });
        return;
      }
    } catch {
      // The list did not open, or does not have it yet.
    }
    await page.keyboard.press('Escape');
  }
  throw new Error(`The list of ${key} does not offer ${title}.`);
}
