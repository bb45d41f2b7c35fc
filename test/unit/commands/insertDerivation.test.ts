import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registerInsertDerivation } from '../../../src/commands/insertDerivation';
import type { LanguageContext } from '../../../src/language/languageContext';
import type { VersionedText } from '../../../src/language/noteCache';
import { checkNote } from '../../../src/notes/check/checkNote';
import type { Finding } from '../../../src/notes/check/finding';
import { readNote } from '../../../src/notes/readNote';
import {
  commands,
  edits,
  files,
  permissions,
  Position,
  readOnlySchemes,
  seen,
  Uri,
  workspace,
} from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const text = '$$x_t=\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$$\n\n$$k=h$$\n\nText.\n';
const uri = 'file:///note.md';
let whileChecked: () => void = () => undefined;
let found: (text: string) => readonly Finding[] | undefined;
registerInsertDerivation({
  notes: { get: (document: VersionedText) => readNote(document.getText()) },
  check: (document: VersionedText) => {
    whileChecked();
    return Promise.resolve(found(document.getText()));
  },
} as unknown as LanguageContext);

const insert = (argument: object) => commands.executeCommand('diffusion.insertDerivation', argument);
const target = { uri, offset: text.indexOf('x_t'), formula: 'closed-form-sample' };

/** Opens a note; what it holds and its version may be changed. */
function open(content = text) {
  const document = {
    uri: Uri.parse(uri),
    languageId: 'markdown',
    version: 1,
    content,
    getText: () => document.content,
    positionAt: (offset: number) => new Position(document.content.slice(0, offset).split('\n').length - 1, 0),
  };
  workspace.textDocuments.push(document);
  return document;
}

beforeEach(() => {
  seen.clear();
  edits.length = 0;
  workspace.textDocuments.length = 0;
  permissions.clear();
  readOnlySchemes.clear();
  files.clear();
  whileChecked = () => undefined;
  found = (each) => checkNote(readNote(each));
});

describe('Insert Derivation', () => {
  it('writes the steps behind the formula in one edit', async () => {
    open();
    await insert(target);
    expect(seen.linkable).toEqual([]);
    expect(edits).toHaveLength(1);
    expect(edits[0]?.place.line).toBe(1);
    expect(edits[0]?.text).toContain('Two independent noises are one');
    expect(edits[0]?.text.match(/\$\$/g)).toHaveLength(10);
  });

  it.each([
    [
      'another formula stands there now',
      () => void open('$$\\beta_t=1-\\alpha_t$$'),
      'The note has changed meanwhile, and nothing was inserted. Ask for it again.',
    ],
    [
      'the note was changed while it was checked',
      () => {
        const document = open();
        whileChecked = () => void (document.version = 2);
      },
      'The note has changed meanwhile, and nothing was inserted. Ask for it again.',
    ],
    [
      'the file is read-only',
      () => {
        open();
        files.set('/note.md', new Uint8Array());
        permissions.set('/note.md', 1);
      },
      'The note is read-only, and nothing was inserted.',
    ],
    [
      'its file system is read-only',
      () => {
        open();
        readOnlySchemes.add('file');
      },
      'The note is read-only, and nothing was inserted.',
    ],
    [
      'the checker does not agree',
      () => {
        open();
        found = (each) =>
          each === text
            ? []
            : [{ start: 70, end: 71, rule: 'chain', severity: 'warning', message: 'Wrong.' }];
      },
      'The checker does not follow the derivation in this note’s notation, and nothing was inserted.',
    ],
    [
      'the checker came to no result',
      () => {
        open();
        found = () => undefined;
      },
      'The checker does not follow the derivation in this note’s notation, and nothing was inserted.',
    ],
    ['the note is gone', () => undefined, 'The note cannot be opened any more.'],
  ])('refuses in a sentence where %s', async (_, prepare, sentence) => {
    prepare();
    await insert(target);
    expect(seen.linkable[0]).toBe(sentence);
    expect(edits).toEqual([]);
  });

  it('refuses to insert it twice', async () => {
    const document = open();
    await insert(target);
    const [{ text: added } = { text: '' }] = edits.splice(0);
    const at = text.indexOf('\n') + 1;
    document.content = text.slice(0, at) + added + text.slice(at);
    await insert(target);
    expect(seen.linkable).toEqual(['The derivation stands there already.']);
    expect(edits).toEqual([]);
  });

  it('says so where nothing is told of a formula, and where there is none', async () => {
    open();
    await insert({ uri, offset: text.indexOf('k=h') });
    await insert({ uri, offset: text.indexOf('Text') });
    await insert({ uri: 3 });
    expect(seen.linkable).toEqual([
      'Where this formula comes from is not told.',
      'There is no formula here. Put the cursor into the math of a note.',
      'This is no formula of a note.',
      'Show Details',
    ]);
  });
});
