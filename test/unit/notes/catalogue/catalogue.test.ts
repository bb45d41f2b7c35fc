import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formulaIds } from '../../../../src/notes/catalogue';

const folder = new URL('../../../../src/notes/catalogue/', import.meta.url);

test('every file that holds a formula is named after it and stands in an index', () => {
  const topics = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  const held = topics.flatMap(({ name: topic }) =>
    readdirSync(new URL(`${topic}/`, folder)).flatMap((file) => {
      const [, id] =
        /formula\(\{\s+id: '([\w-]+)'/.exec(readFileSync(new URL(`${topic}/${file}`, folder), 'utf8')) ?? [];
      return id === undefined ? [] : [{ id, file }];
    }),
  );
  expect(held.map(({ id }) => id).sort()).toEqual([...formulaIds].sort());
  for (const { id, file } of held) {
    expect(file.slice(0, -3)).toBe(camelCase(id));
  }
});

test('no two formulas have one id', () => {
  expect(new Set(formulaIds).size).toBe(formulaIds.length);
});

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
