import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertIntoNote } from '../../src/playground/insertIntoNote';
import { activated, closeEverything, showNote, writeFile } from './support';

describe('Markdown for a note', () => {
  beforeEach(activated);
  afterEach(closeEverything);

  async function noteWithCursor(text: string, line: number, character: number): Promise<vscode.TextDocument> {
    const document = await showNote(text);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(line, character, line, character);
    return document;
  }

  it('is put at the cursor, on an empty line as it is', async () => {
    const document = await noteWithCursor('before\n\nafter\n', 1, 0);
    assert.equal(await insertIntoNote('## Run'), true);
    assert.equal(document.getText(), 'before\n## Run\n\nafter\n');
    await document.save();
  });

  it('is put behind a blank line where the cursor stands behind words', async () => {
    const document = await noteWithCursor('before and after\n', 0, 'before'.length);
    assert.equal(await insertIntoNote('## Run'), true);
    assert.equal(document.getText(), 'before\n\n## Run\n and after\n');
    await document.save();
  });

  it('is on the clipboard where no note is in sight', async () => {
    await closeEverything();
    const code = await vscode.workspace.openTextDocument(await writeFile('code.txt', 'code'));
    await vscode.window.showTextDocument(code);
    assert.equal(await insertIntoNote('## Run'), false);
    assert.equal(await vscode.env.clipboard.readText(), '## Run');
    assert.equal(code.getText(), 'code');
  });
});
