import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated } from './support';

describe('the tour', () => {
  it('opens as an unsaved Markdown note with its preview beside it', async () => {
    await activated();
    await vscode.commands.executeCommand('diffusion.openTour');
    const document = vscode.workspace.textDocuments.find(
      ({ isUntitled, languageId }) => isUntitled && languageId === 'markdown',
    );
    assert.match(document?.getText() ?? '', /\\bar\\alpha_t = \\prod_\{s=1\}\^\{t\} \\alpha_s/);
    const previews = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);
    assert.equal(previews.length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
