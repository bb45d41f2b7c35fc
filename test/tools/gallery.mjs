// npm run gallery [-- FIGURE …]: every figure as it is seen in light and dark, English and Chinese, 300 pixels and wide, as
// sheets in out/gallery.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './install/ensureChromium.mjs';
import { serveFigures, setPageTheme } from './figuresPage.mjs';
import { inRoot, outFolder } from './paths.mjs';

const folder = path.join(outFolder, 'gallery');
const widths = { narrow: 300, wide: 900 };
const languages = ['en', 'zh-cn'];
const kinds = ['light', 'dark'];
/** Until what is drawn in several frames is complete, in milliseconds. */
const restTime = 800;
/** The longest that a network's answers are waited for, in milliseconds. */
const answerTime = 8_000;

mkdirSync(folder, { recursive: true });
const chosen = process.argv.slice(2);
const server = await serveFigures();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
/** @type {Map<string, string[]>} sheet → pictures as data URLs */
const sheets = new Map();
let problems = 0;
for (const [name, width] of Object.entries(widths)) {
  for (const kind of kinds) {
    for (const language of languages) {
      await take(name, width, kind, language);
    }
  }
  for (const [sheet, pictures] of sheets) {
    if (sheet.endsWith(name)) {
      await writeSheet(sheet, pictures);
    }
  }
}
await browser.close();
server.stop();
console.log(`${sheets.size} sheets in ${path.relative(process.cwd(), folder)}`);
process.exitCode = problems > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {number} width
 * @param {string} kind
 * @param {string} language
 */
async function take(name, width, kind, language) {
  const page = await browser.newPage({ viewport: { width: width + 32, height: 900 } });
  page.on('pageerror', (error) => {
    problems++;
    console.error(`${name}, ${kind}, ${language}: ${error.message}`);
  });
  await page.goto(server.url);
  await setPageTheme(page, kind);
  if (language !== 'en') {
    const bundle = JSON.parse(readFileSync(inRoot(`l10n/bundle.l10n.${language}.json`), 'utf8'));
    await page.evaluate((translations) => window.figuresPage.translate(translations), bundle);
  }
  const all = await page.evaluate(() => window.figuresPage.ids);
  for (const id of chosen.length > 0 ? all.filter((each) => chosen.includes(each)) : all) {
    await page.evaluate((figure) => window.figuresPage.show(figure, {}, { moves: false }), id);
    const figure = page.locator(`section[data-figure="${id}"]`);
    await figure.scrollIntoViewIfNeeded();
    await page.waitForTimeout(restTime);
    await figure
      .locator('[aria-busy=true]')
      .waitFor({ state: 'detached', timeout: answerTime })
      .catch(() => console.log(`${name}, ${kind}, ${language}: ${id} is still at work`));
    const picture = await figure.screenshot({ animations: 'disabled' });
    const pictures = sheets.get(`${id}-${name}`) ?? [];
    sheets.set(`${id}-${name}`, [...pictures, `data:image/png;base64,${picture.toString('base64')}`]);
    await page.evaluate(() => window.figuresPage.clear());
  }
  await page.close();
}

/**
 * @param {string} name
 * @param {readonly string[]} pictures
 */
async function writeSheet(name, pictures) {
  const page = await browser.newPage({
    viewport: { width: name.endsWith('wide') ? 1860 : 1280, height: 600 },
  });
  const columns = name.endsWith('wide') ? 2 : 4;
  await page.setContent(`<body style="margin: 8px; display: grid; gap: 8px; align-items: start;
    grid-template-columns: repeat(${columns}, max-content); background: gray">
    ${pictures.map((source) => `<img src="${source}">`).join('')}</body>`);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  await page.close();
}
