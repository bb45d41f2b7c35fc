import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, extensionId } from './support';

describe('activation', () => {
  it('waits until something needs it', () => {
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, false);
  });

  it('succeeds', async () => {
    assert.equal((await activated()).isActive, true);
  });

  it('registers every command that package.json promises', async () => {
    const manifest = (await activated()).packageJSON as { contributes: { commands: { command: string }[] } };
    const promised = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(promised.length >= 5);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.filter((command) => !registered.has(command)),
      [],
    );
  });
});
