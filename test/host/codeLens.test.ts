import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { playgroundPatchSchema } from '../../src/protocol/playgroundState';
import { closeEverything, lensesOf, showNote } from './support';

const note = [
  'With $T = 500$:',
  '',
  '$$',
  'x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1 - \\bar\\alpha_t} \\epsilon',
  '$$',
  '',
  'and $a + b = c$, which is no formula of ours.',
].join('\n');

/** The patch that a lens hands to the playground, checked. */
function patchOf(lens: vscode.CodeLens | undefined) {
  assert.equal(lens?.command?.command, 'diffusion.openPlayground');
  return v.parse(playgroundPatchSchema, lens.command.arguments?.[0]);
}

describe('CodeLens', () => {
  afterEach(closeEverything);

  it('stands above the closed form and opens the forward view with the note’s own T', async () => {
    const document = await showNote(note);
    const lenses = await lensesOf(document);
    assert.equal(lenses.length, 1);
    const [lens] = lenses;
    assert.ok(lens);
    assert.match(document.lineAt(lens.range.start).text, /x_t = /);
    const patch = patchOf(lens);
    assert.equal(patch.view, 'forward');
    assert.equal(patch.figures?.forward?.mode, 'closed');
    assert.equal(patch.schedule?.T, 500);
  });

  it('above a wrong formula says that the right one runs, once the note is checked', async () => {
    const document = await showNote(note.replace('\\sqrt{1 - \\bar\\alpha_t}', '(1 - \\bar\\alpha_t)'));
    await vscode.commands.executeCommand('diffusion.checkNote');
    const [lens] = await lensesOf(document);
    assert.equal(lens?.command?.title, '▶ Run the right formula: closed-form forward · T=500');
  });

  it('can be switched off by its own setting', async () => {
    const document = await showNote(note);
    const configuration = vscode.workspace.getConfiguration('diffusion');
    await configuration.update('codeLens.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await lensesOf(document), []);
    } finally {
      await configuration.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal((await lensesOf(document)).length, 1);
  });

  it('finds formulas in every shared note, each with a valid target', async function () {
    const files = await vscode.workspace.findFiles('shared/*.md');
    if (files.length === 0) {
      this.skip();
    }
    for (const file of files) {
      const document = await vscode.workspace.openTextDocument(file);
      const lenses = await lensesOf(document);
      assert.ok(lenses.length > 0, `${file.path} has no lens`);
      for (const lens of lenses) {
        if (lens.command?.command === 'diffusion.openPlayground') {
          patchOf(lens);
        } else {
          assert.match(lens.command?.title ?? '', /^Explain: \S/);
        }
      }
    }
  });
});
