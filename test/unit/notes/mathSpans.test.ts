import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMathSpans } from '../../../src/notes/mathSpans';
import { previewContents, withoutPrefixes } from './previewReference';

const folders = ['../shared/notes', 'test/notes'].map((folder) => path.resolve(folder)).filter(existsSync);
const notes = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
);

describe('math spans equal those of the preview', () => {
  test.each(notes)('%s', (file) => {
    const text = readFileSync(file, 'utf8');
    const found = findMathSpans(text).map((span) =>
      withoutPrefixes(text.slice(span.contentStart, span.contentEnd), span),
    );
    expect(found).toEqual(previewContents(text).map((content) => content.replace(/\s+/g, '')));
  });
});
