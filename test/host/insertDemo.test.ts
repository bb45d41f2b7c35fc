import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { activated, closeEverything, eventually, showNote } from './support';

describe('Diffusion: Insert Demo', () => {
  beforeEach(activated);
  afterEach(closeEverything);

  it('puts a block that parses at the cursor', async () => {
    const document = await showNote('before\n\nafter\n');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    const done = vscode.commands.executeCommand('diffusion.insertDemo');
    await eventually('a demo is inserted', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText().includes('```diffusion');
    });
    await done;
    await document.save();
    const text = document.getText();
    const [, yaml = ''] = /```diffusion\n([\s\S]*?)```/.exec(text) ?? [];
    const block = parse(yaml) as { demo?: string };
    assert.ok(block.demo, text);
    assert.ok(text.indexOf('before') < text.indexOf('```diffusion'));
    assert.ok(text.lastIndexOf('```') < text.indexOf('after'));
  });
});
