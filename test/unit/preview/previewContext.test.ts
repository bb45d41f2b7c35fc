import path from 'node:path';
import { expect, it } from 'vitest';
import { pageTranslations } from '../../../src/preview/previewContext';
import { extractedStrings, typeScriptIn } from '../../fixtures/extractedStrings';

/** `-u` writes the list anew. */
it('names exactly the strings that the preview’s page shows', async () => {
  const folders = ['src/figures', 'webview/figures', 'webview/preview'];
  const others = ['demoState', 'networkDemos', 'valueNames'].map((name) => `src/protocol/${name}.ts`);
  const shown = await extractedStrings([...folders.flatMap(typeScriptIn), ...others]);
  await expect(`${JSON.stringify(shown.sort(), undefined, 2)}\n`).toMatchFileSnapshot(
    path.resolve(import.meta.dirname, '../../../src/preview/pageStrings.json'),
  );
});

it('passes on the translations of those strings and no others', () => {
  expect(pageTranslations({ Play: '播放', 'Open Settings': '打开设置' })).toEqual({ Play: '播放' });
  expect(pageTranslations(undefined)).toEqual({});
});
