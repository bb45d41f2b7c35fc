import * as l10n from '@vscode/l10n';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { digitLicence } from '../../../../src/datasets/buildDigits';
import { faceLicence } from '../../../../src/datasets/buildFaces';
import { iconLicence } from '../../../../src/datasets/buildIcons';
import { modelCardSchema } from '../../../../src/protocol/modelCard';
import { cardText, titleOf } from '../../../../webview/playground/models/cardText';

const root = path.resolve(import.meta.dirname, '../../../..');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const cards = readdirSync(path.join(root, 'media/models'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => v.parse(modelCardSchema, json(`media/models/${name}/card.json`)));
const texts = cards.flatMap(({ title, data, notes }) => [
  title,
  data.name,
  data.licence,
  ...(notes ? [notes] : []),
]);

afterEach(() => {
  l10n.config({ contents: {} });
});

it.each(['zh-cn', 'zh-tw'])('says every text of the shipped cards and data in %s', (language) => {
  l10n.config({ contents: readFileSync(path.join(root, `l10n/bundle.l10n.${language}.json`), 'utf8') });
  expect(cards.length).toBeGreaterThan(3);
  for (const text of [...texts, digitLicence, iconLicence, faceLicence]) {
    expect(cardText(text), text).toMatch(/[\u4e00-\u9fff]/);
  }
});

it('leaves the title of an imported model as it is, also where it is a word of ours', () => {
  l10n.config({ contents: { Stop: '停止' } });
  expect(titleOf({ title: 'Stop' })).toBe('Stop');
});
