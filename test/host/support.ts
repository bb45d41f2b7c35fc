import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const extensionId = 'diffusion-playground.diffusion-playground';

/** The extension under test, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension, `${extensionId} is not installed`);
  await extension.activate();
  return extension;
}

/** Writes a file into the test window's folder. */
export async function writeFile(name: string, content: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'the test window has no folder');
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return file;
}

let notes = 0;

/** A Markdown file in the workspace, shown in an editor. A file, because closing an unsaved one asks. */
export async function showNote(content: string): Promise<vscode.TextDocument> {
  notes += 1;
  const document = await vscode.workspace.openTextDocument(await writeFile(`note-${notes}.md`, content));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where `needle` starts, plus `inside` characters. */
export function positionOf(document: vscode.TextDocument, needle: string, inside = 0): vscode.Position {
  const offset = document.getText().indexOf(needle);
  assert.notEqual(offset, -1, `the note does not contain ${needle}`);
  return document.positionAt(offset + inside);
}

/** Our hovers at a place; the hovers of built-in extensions carry no image and are left out. */
export async function hoversAt(document: vscode.TextDocument, at: vscode.Position): Promise<vscode.Hover[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers.filter((hover) => hoverText(hover).includes('command:diffusion.'));
}

export function hoverText(hover: vscode.Hover): string {
  return hover.contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** The patches that the command links of a hover carry. */
export function linkedPatches(hover: vscode.Hover): unknown[] {
  const links = hoverText(hover).matchAll(/\(command:diffusion\.openPlayground\?([^)\s]+)/g);
  return [...links].map(([, query = '']) => {
    const [patch] = JSON.parse(decodeURIComponent(query)) as unknown[];
    return patch;
  });
}

export async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return lenses.filter((lens) => lens.command?.command.startsWith('diffusion.'));
}

/** Open tabs that are playgrounds. */
export function playgroundTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('diffusion.playground'),
    );
}

/** Waits until `found` gives something. */
export async function eventually<T>(
  what: string,
  found: () => T | undefined | false | Thenable<T | undefined | false>,
  milliseconds = 120_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const result = await found();
    if (result !== undefined && result !== false) {
      return result;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${milliseconds / 1000} s in vain: ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function closeEverything(): Promise<void> {
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap((group) => group.tabs));
}
