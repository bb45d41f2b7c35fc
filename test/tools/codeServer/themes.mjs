/** The four kinds of theme, as a page's body names them, and VS Code's own theme of each kind, as its picker says. */
export const themes = /** @type {const} */ ({
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Dark High Contrast',
  'high-contrast-light': 'Light High Contrast',
});

/** @typedef {keyof typeof themes} ThemeKind */

/**
 * Changes the theme of a window as a person does. (A settings file that changes on disk is noticed late or never.)
 * @param {import('playwright-core').Page} page
 * @param {ThemeKind} kind
 */
export async function pickTheme(page, kind) {
  const command = 'Preferences: Color Theme';
  const input = page.locator('.quick-input-widget input.input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await page.keyboard.press('F1');
  await input.waitFor({ state: 'visible' });
  await input.fill(`>${command}`);
  await rows.filter({ hasText: command }).first().click();
  await page.locator('.quick-input-widget input[placeholder*="Theme"]').waitFor();
  await input.fill(themes[kind]);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: themes[kind] }).waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}
