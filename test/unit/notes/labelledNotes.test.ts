import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, '../../notes/labelled');

const words = v.pipe(v.string(), v.trim(), v.minLength(1));
const line = v.pipe(v.number(), v.integer(), v.minValue(1));

const label = v.strictObject({
  lines: v.pipe(
    v.array(line),
    v.minLength(1),
    v.check((lines) => lines.every((each, i) => i === 0 || each > lines[i - 1]!), 'lines must ascend'),
  ),
  fragment: v.pipe(words, v.maxLength(80), v.excludes('\n')),
  issue: words,
  fix: words,
  kind: v.pipe(v.string(), v.regex(/^[a-z]+$/)),
  certainty: v.picklist(['certain', 'likely']),
  reachable: v.union([
    v.literal(true),
    v.picklist(['prose', 'picture', 'network or data', 'undefined letters', 'other field', 'no equation']),
  ]),
});

const labelledNotes = v.strictObject({
  about: words,
  notes: v.pipe(
    v.array(
      v.strictObject({
        repository: v.pipe(v.string(), v.regex(/^[\w-]+\/[\w.-]+$/)),
        commit: v.pipe(v.string(), v.regex(/^[\da-f]{40}$/)),
        path: words,
        wrong: v.array(label),
      }),
    ),
    v.minLength(12),
  ),
});

function readLabels(name: 'development' | 'setAside') {
  return v.parse(labelledNotes, JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))).notes;
}

/** The rule of division that both files state in `about`. */
function isSetAside(repository: string): boolean {
  return Number.parseInt(createHash('sha256').update(repository).digest('hex').slice(-1), 16) % 2 === 1;
}

const development = readLabels('development');
const setAside = readLabels('setAside');

test('the name of its repository decides where a note stands', () => {
  expect(development.filter(({ repository }) => isSetAside(repository))).toEqual([]);
  expect(setAside.filter(({ repository }) => !isSetAside(repository))).toEqual([]);
});

test('no note and no label stands twice, and no repository gives more than two notes', () => {
  const notes = [...development, ...setAside];
  const places = notes.map((note) => `${note.repository}/${note.path}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { repository, path: file, wrong } of notes) {
    expect(notes.filter((note) => note.repository === repository).length, repository).toBeLessThanOrEqual(2);
    const labels = wrong.map(({ lines, fragment }) => `${lines[0]} ${fragment}`);
    expect(new Set(labels).size, `${repository}/${file}`).toBe(labels.length);
  }
});
