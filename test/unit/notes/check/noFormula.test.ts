import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formulaIds } from '../../../../src/notes/catalogue';

const folder = path.resolve(import.meta.dirname, '../../../../src/notes/check');
const ids = new Set<string>(formulaIds);

it('the checker names no formula of the catalogue: what is special about one is a field of it', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$/.test(name),
  );
  expect(files.length).toBeGreaterThan(20);
  const named = files.flatMap((name) => {
    const strings = readFileSync(path.join(folder, name), 'utf8').matchAll(/'([a-z][a-z0-9-]*)'/g);
    return [...strings].flatMap(([, text]) => (ids.has(text!) ? [`${name}: ${text}`] : []));
  });
  expect(named).toEqual([]);
});
