import { getL10nJson } from '@vscode/l10n-dev';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pageTranslations } from '../../../src/preview/previewContext';

const root = path.resolve(import.meta.dirname, '../../..');

/** `-u` writes the list anew. */
it('names exactly the strings that the preview’s page shows', async () => {
  const files = ['src/figures', 'webview/figures', 'webview/preview'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
  );
  const others = ['demoState', 'networkDemos', 'valueNames'].map((name) => `src/protocol/${name}.ts`);
  const sources = [...files, ...others].map((file) => ({
    extension: '.ts' as const,
    contents: readFileSync(path.join(root, file), 'utf8'),
  }));
  const shown = Object.keys(await getL10nJson(sources)).sort();
  await expect(`${JSON.stringify(shown, undefined, 2)}\n`).toMatchFileSnapshot(
    path.join(root, 'src/preview/pageStrings.json'),
  );
});

it('passes on the translations of those strings and no others', () => {
  expect(pageTranslations({ Play: '播放', 'Open Settings': '打开设置' })).toEqual({ Play: '播放' });
  expect(pageTranslations(undefined)).toEqual({});
});
