/** The four kinds of theme, as a page's body names them, and VS Code's own theme of each kind, as its picker says. */
export const themes = /** @type {const} */ ({
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Dark High Contrast',
  'high-contrast-light': 'Light High Contrast',
});

/** @typedef {keyof typeof themes} ThemeKind */

/**
 * Changes the theme of a window as a person does. (A settings file that changes on disk is noticed late or never.) It is
 * tried again where the list closes, as it does in a window that is still being built.
 * @param {import('playwright-core').Page} page
 * @param {ThemeKind} kind
 */
export async function pickTheme(page, kind) {
  for (let attempt = 1; ; attempt++) {
    try {
      await pickInList(page, themes[kind]);
      return;
    } catch (error) {
      if (attempt === 5) {
        throw error;
      }
      await page.keyboard.press('Escape');
    }
  }
}

/** How long each part of the list is waited for, in milliseconds. */
const timeout = 15_000;

/**
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
async function pickInList(page, theme) {
  const command = 'Preferences: Color Theme';
  const input = page.locator('.quick-input-widget input.input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await page.keyboard.press('F1');
  await input.waitFor({ state: 'visible', timeout });
  await input.fill(`>${command}`, { timeout });
  await rows.filter({ hasText: command }).first().click({ timeout });
  await page.locator('.quick-input-widget input[placeholder*="Theme"]').waitFor({ timeout });
  await input.fill(theme, { timeout });
  await rows.and(page.locator('.focused')).filter({ hasText: theme }).waitFor({ timeout });
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden', timeout });
}
