import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Workbench } from './pages/workbench';
import { Session } from './session';
import { says, until } from './support';

/** VS Code makes a link of this in a message, and a click on it would open a file. */
const payload =
  '[Repair](command:workbench.action.files.newUntitledFile?%7B%22languageId%22%3A%22python%22%7D)';

let session: Session;
beforeAll(async () => {
  session = await Session.start('outside');
});
afterEach(() => session.closeWindows());
afterAll(() => session.end());

/** The messages in the corner, once there are so many; none of them may hold a link. */
async function messages(window: Workbench, count: number): Promise<string[]> {
  const shown = window.notifications();
  await until(
    `${count} messages are shown`,
    () => shown.count(),
    (found) => found >= count,
  );
  const texts = await shown.allInnerTexts();
  expect(texts.filter((text) => text.includes('Repair'))).toEqual([]);
  expect(await shown.locator('a').count()).toBe(0);
  return texts;
}

/** A model's folder whose network has more weights than one opens without asking. */
function writeLargeModel(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const network = {
    _class_name: 'UNet2DModel',
    sample_size: 32,
    in_channels: 3,
    out_channels: 3,
    layers_per_block: 2,
    block_out_channels: [256, 512, 512],
    down_block_types: ['DownBlock2D', 'DownBlock2D', 'DownBlock2D'],
    up_block_types: ['UpBlock2D', 'UpBlock2D', 'UpBlock2D'],
    norm_num_groups: 32,
    norm_eps: 1e-6,
    act_fn: 'silu',
    attention_head_dim: 8,
    downsample_padding: 1,
    flip_sin_to_cos: false,
    freq_shift: 1,
    mid_block_scale_factor: 1,
    center_input_sample: false,
    time_embedding_type: 'positional',
  };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(network));
}

/** A checkpoint of one tensor, of this name. */
function writeCheckpoint(file: string, tensor: string): void {
  const header = JSON.stringify({ [tensor]: { dtype: 'F8_E4M3', shape: [2], data_offsets: [0, 2] } });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  writeFileSync(file, Buffer.concat([length, Buffer.from(header), Buffer.alloc(2)]));
}

test('a repository’s settings make no link of a message, nor of the log', async () => {
  mkdirSync(path.join(session.workspace, '.vscode'), { recursive: true });
  session.write(
    '.vscode/settings.json',
    JSON.stringify({
      'diffusion.schedule.kind': payload,
      'diffusion.preset': [payload],
      'diffusion.check.rules': { [payload]: payload },
    }),
  );
  const window = await session.openWindow();
  await window.openFile('ddpm.md');
  const texts = await messages(window, 3);
  for (const text of texts) {
    expect(text).toMatch(/^The setting diffusion\.[\w.]+ has a value/);
  }
  const log = window.page.locator('.output-view .view-lines');
  await window.pressInMessage('Show Details', log);
  await says(log, /Repair/);
  expect(await log.locator('.detected-link, .detected-link-active, a').count()).toBe(0);
  session.write('.vscode/settings.json', '{}');
});

test('a link wakes the extension, and makes no link of a message', async () => {
  const window = await session.openWindow('empty');
  const query = encodeURIComponent(encodeURIComponent(payload));
  await window.openUrl(`code-oss://diffusion-playground.diffusion-playground/open?${query}=1`);
  const [text] = await messages(window, 1);
  expect(text).toMatch(/^The playground cannot open this link\./);
});

test('a link whose numbers contradict each other is refused in a sentence', async () => {
  const window = await session.openWindow('empty');
  await window.openUrl('code-oss://diffusion-playground.diffusion-playground/open?T=10&steps=50');
  const [text] = await messages(window, 1);
  expect(text).toMatch(/cannot open this link: its value of “steps” is not possible/);
});

test('a tensor’s name makes no link of a message, nor of what the page says of it', async () => {
  writeCheckpoint(path.join(session.workspace, 'tensor.safetensors'), payload);
  const window = await session.openWindow();
  await window.run('Diffusion: Import Model');
  await window.choose('File');
  await window.typeIntoQuickInput(path.join(session.workspace, 'tensor.safetensors'));
  await window.notifications().filter({ hasText: 'The model was not opened.' }).first().waitFor();
  await messages(window, 1);
  const notice = window.playground().frame.locator('.notice-warning:visible');
  await says(notice, /tensor\.safetensors: /);
  expect(await notice.locator('a').count()).toBe(0);
});

test('a folder’s name makes no link of a dialog', async () => {
  const folder = path.join(session.workspace, payload);
  writeLargeModel(folder);
  const window = await session.openWindow();
  await window.run('Diffusion: Import Model');
  await window.choose('diffusers folder');
  await window.typeIntoQuickInput(`${folder}/`);
  const dialog = window.page.locator('.monaco-dialog-box');
  await says(dialog, /Repair/);
  expect(await dialog.locator('.dialog-message-container a').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});
