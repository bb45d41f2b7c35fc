import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { driverContext } from './driver/driverContext';
import {
  activated,
  closeEverything,
  eventually,
  extensionId,
  hoversAt,
  hoverText,
  playgroundTabs,
  positionOf,
  showNote,
} from './support';

/** Where the extension under test keeps its runs: beside the driver's own storage. */
const storage = (): vscode.Uri => vscode.Uri.joinPath(driverContext().globalStorageUri, '..', extensionId);

async function storedNames(): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(storage()).then(
    (found) => found,
    () => [],
  );
  return entries.map(([name]) => name);
}

describe('playground', () => {
  beforeEach(activated);
  afterEach(closeEverything);

  it('sets a corrupt checkpoint aside and does not delete it', async () => {
    const garbage = new TextEncoder().encode('this is not a checkpoint');
    await vscode.workspace.fs.createDirectory(storage());
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(storage(), 'run.safetensors'), garbage);
    await vscode.commands.executeCommand('diffusion.openPlayground', { view: 'train' });
    const aside = await eventually('the checkpoint is set aside', async () =>
      (await storedNames()).find((name) => name.includes('corrupt')),
    );
    const kept = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(storage(), aside));
    assert.deepEqual(Array.from(kept), Array.from(garbage));
  }).timeout(300_000);

  it('opens for Diffusion: Sample', async () => {
    await vscode.commands.executeCommand('diffusion.sample');
    await eventually('the panel opens', () => playgroundTabs().length === 1);
  });

  it('is one panel, however often it is opened', async () => {
    await vscode.commands.executeCommand('diffusion.openPlayground', { view: 'forward' });
    await vscode.commands.executeCommand('diffusion.openPlayground', { view: 'posterior' });
    await eventually('the panel opens', () => playgroundTabs().length === 1);
  });

  it('lends its t to hovers', async () => {
    await vscode.commands.executeCommand('diffusion.openPlayground', { view: 'schedule', t: 123 });
    await eventually('the panel opens', () => playgroundTabs().length === 1);
    const document = await showNote('Here $\\beta_t$ alone.');
    const [hover] = await hoversAt(document, positionOf(document, '\\beta_t', 1));
    assert.ok(hover);
    assert.match(hoverText(hover), /123/);
  });

  it('refuses a wrong argument with nothing opened', async () => {
    await Promise.resolve(
      vscode.commands.executeCommand('diffusion.openPlayground', { view: 'nowhere', t: -4 }),
    ).catch(() => undefined);
    assert.equal(playgroundTabs().length, 0);
  });
});
