import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from './support';

describe('the sample note', () => {
  it('opens as an unsaved Markdown note with its formulas', async () => {
    await activated();
    await vscode.commands.executeCommand('diffusion.openSampleNote');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isUntitled, true);
    assert.equal(document.languageId, 'markdown');
    assert.match(document.getText(), /\\bar\\alpha_t = \\prod_\{s=1\}\^\{t\} \\alpha_s/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
