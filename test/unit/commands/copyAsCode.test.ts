import { beforeEach, expect, it, vi } from 'vitest';
import { registerCopyAsCode } from '../../../src/commands/copyAsCode';
import type { LanguageContext } from '../../../src/language/languageContext';
import { readNote } from '../../../src/notes/readNote';
import { clipboard, commands, seen, window } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const text = '$$\\alpha_t=1-\\beta_t$$\n\nText.\n';
registerCopyAsCode({ notes: { get: () => readNote(text) } } as unknown as LanguageContext);
const copied = vi.spyOn(clipboard, 'writeText');
const copy = (argument?: object) => commands.executeCommand('diffusion.copyAsCode', argument);

function cursorAt(needle: string): void {
  const document = { offsetAt: () => text.indexOf(needle) };
  Object.assign(window, { activeTextEditor: { document, selection: { active: 0 } } });
}

beforeEach(() => {
  seen.clear();
  copied.mockClear();
  Object.assign(window, { activeTextEditor: undefined });
});

it('puts a formula’s code on the clipboard, and says so', async () => {
  await copy({ formula: 'alpha-definition', kind: 'numpy' });
  expect(copied.mock.calls.join()).toContain('    return 1 - beta_t\n');
  expect(seen.linkable).toEqual(['The code is on the clipboard.']);
});

it('asks for the library where the cursor is in a formula', async () => {
  cursorAt('alpha');
  seen.answers = [2];
  await copy();
  expect(seen.linkable).toContain('PyTorch');
  expect(copied.mock.calls).toEqual([['alpha = scheduler.alphas[t]\n']]);
});

it('says so where there is no code', async () => {
  cursorAt('Text');
  await copy();
  await copy({ formula: 'variational-bound', kind: 'numpy' });
  await copy({ formula: 'no formula', kind: 'numpy' });
  expect(seen.linkable).toEqual([
    ...Array<string>(3).fill('There is no code for this formula.'),
    'Show Details',
  ]);
  expect(copied).not.toHaveBeenCalled();
});
