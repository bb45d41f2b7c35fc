import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCodeServer } from '../tools/codeServer/codeServer.mjs';
import { outFolder } from '../tools/paths.mjs';
import { packWebVariant } from '../tools/codeServer/webVariant.mjs';
import { lineOf } from './noteText';
import { Workbench } from './pages/workbench';
import { Session } from './session';

const home = path.join(outFolder, 'web', 'server');

let session: Session;
let server: Awaited<ReturnType<typeof startCodeServer>>;
beforeAll(async () => {
  rmSync(home, { recursive: true, force: true });
  server = await startCodeServer({ home, vsix: [await packWebVariant()] });
  session = await Session.start('web');
});
afterAll(async () => {
  await session.end();
  await server.stop();
});

/** Everything that the extension host on the server has logged. */
function remoteHostLog(): string {
  const logs = path.join(home, 'data', 'logs');
  return readdirSync(logs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('remoteexthost.log'))
    .map((file) => readFileSync(path.join(logs, file), 'utf8'))
    .join('\n');
}

test('without a Node host the browser bundle shows the hover', async () => {
  const page = await session.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.open(session.workspace), { timeout: 120_000 });
  const window = await Workbench.ready(page);
  const editor = await window.openFile('ddpm.md');
  // The lens says that the extension is awake.
  await editor.codeLenses().filter({ hasText: '▶ Run' }).first().waitFor({ timeout: 120_000 });
  const place = lineOf(session.read('ddpm.md'), '$\\bar\\alpha_t = ', 3);
  const hover = await editor.hover(place.line, place.column);
  // The symbol and its definition, which MathJax draws in a web worker, and the curve.
  await hover.locator('img[src^="data:image/svg+xml"]').nth(2).waitFor();
  expect(await hover.innerText()).toContain('cumulative product');
  // The checker runs there too, in a worker of its own.
  session.write('wrong.md', '$$\n\\bar\\alpha_t = \\prod_{i=1}^{T} \\alpha_i\n$$\n');
  await window.openFile('wrong.md');
  await page.locator('.squiggly-error').first().waitFor({ timeout: 120_000 });
  // And it was not the server's host that ran it.
  expect(remoteHostLog()).toContain('Extension host with pid');
  expect(remoteHostLog()).not.toContain('_doActivateExtension diffusion-playground');
});
