import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeEverything, eventually, writeFile } from './support';

describe('the editor of model files', () => {
  it('opens by its command, and leaves files to other editors unless it is asked for', async () => {
    const extension = await activated();
    const index = JSON.stringify({ _class_name: 'DDPMPipeline', unet: ['diffusers', 'UNet2DModel'] });
    const file = await writeFile('model_index.json', index);
    await vscode.commands.executeCommand('diffusion.openModelFile', file);
    const tab = await eventually('a tab of the file', () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.ok(tab.input instanceof vscode.TabInputCustom);
    assert.equal(tab.input.viewType, 'diffusion.modelFile');
    await closeEverything();
    await vscode.commands.executeCommand('vscode.open', file);
    const plain = await eventually('a tab of text', () => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.ok(plain.input instanceof vscode.TabInputText);
    const { contributes } = extension.packageJSON as {
      contributes: { customEditors: { priority: string }[] };
    };
    assert.deepEqual(
      contributes.customEditors.map(({ priority }) => priority),
      ['option'],
    );
    await closeEverything();
  });
});
