import * as vscode from 'vscode';
import type { ModelFile } from '../protocol/modelExchange';
import { Failure, reasonOf } from '../window/failure';
import { log } from '../window/log';
import { withCancellableProgress } from '../window/progress';
import { sentence, type Sentence } from '../window/sentence';
import { visibleText } from '../window/visibleText';
import { isThere } from './fileSize';
import { safeName } from './safeName';

/** Files that are written at once: each waits for the disk, and a data set has thousands. */
const together = 64;

/** Files that become a new folder, told with what they are. */
export interface NewFolder {
  readonly name: string;
  readonly files: readonly ModelFile[];
}

/**
 * Asks for a folder and makes a new one of a free name in it, with the files. Cancelled or failed, it leaves nothing
 * behind. Resolves to the new folder, or to undefined when the user cancels.
 * @param parent where to make it, without asking.
 */
export async function writeNewFolder(
  { name, files }: NewFolder,
  title: Sentence,
  parent?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const chosen = parent ?? (await chooseFolder(title, vscode.l10n.t('Save Here')));
  if (!chosen) {
    return undefined;
  }
  const folder = await freeFolder(chosen, safeName(name));
  return withCancellableProgress(title, async (report, cancellation) => {
    try {
      for (let from = 0; from < files.length; from += together) {
        if (cancellation.isCancellationRequested) {
          throw new vscode.CancellationError();
        }
        const part = files.slice(from, from + together);
        report(
          sentence(vscode.l10n.t('{0} of {1} files'), from + part.length, files.length),
          (100 * part.length) / files.length,
        );
        await Promise.all(
          part.map(({ path, bytes }) =>
            vscode.workspace.fs.writeFile(
              vscode.Uri.joinPath(folder, ...path.split('/').map(safeName)),
              bytes,
            ),
          ),
        );
      }
      return folder;
    } catch (error) {
      await removeAgain(folder);
      if (error instanceof vscode.CancellationError) {
        return undefined;
      }
      throw error;
    }
  });
}

/**
 * Asks where to save a file and writes it. Resolves to the file, or to undefined when the user cancels.
 * @param target where to save it, without asking; a file that is there is refused.
 */
export async function writeNewFile(
  bytes: Uint8Array,
  name: string,
  title: Sentence,
  target?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  if (target && (await isThere(target))) {
    throw new Failure(
      sentence(vscode.l10n.t('There is a file of this name already. Choose another name.')),
      target.path,
    );
  }
  const proposed = safeName(name);
  const ending = proposed.split('.').at(-1) ?? '';
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen =
    target ??
    // The dialog itself asks before it gives a file that exists.
    (await vscode.window.showSaveDialog({
      ...(workspace ? { defaultUri: vscode.Uri.joinPath(workspace, proposed) } : {}),
      filters: { [ending]: [ending] },
      title,
    }));
  if (chosen) {
    await vscode.workspace.fs.writeFile(chosen, bytes);
  }
  return chosen;
}

/** Asks for a folder; undefined when the user cancels. */
export async function chooseFolder(title: Sentence, openLabel: string): Promise<vscode.Uri | undefined> {
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    ...(workspace ? { defaultUri: workspace } : {}),
    openLabel,
    title,
  });
  return chosen?.[0];
}

/** Removes a folder that will not be whole. It may not be there yet; what stays is told in the log. */
async function removeAgain(folder: vscode.Uri): Promise<void> {
  try {
    if (await isThere(folder)) {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  } catch (error) {
    log().error(visibleText(`${folder.path}: ${reasonOf(error)}`));
  }
}

async function freeFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    if (!(await isThere(folder))) {
      return folder;
    }
  }
}
