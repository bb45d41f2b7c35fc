import * as vscode from 'vscode';
import { Failure, reasonOf } from '../window/failure';
import { sentence } from '../window/sentence';

/**
 * How many bytes a file has; undefined where there is none.
 * @throws {Failure} when that cannot be found out.
 */
export async function fileSize(file: vscode.Uri): Promise<number | undefined> {
  const found = await stat(file);
  return found && !(found.type & vscode.FileType.Directory) ? found.size : undefined;
}

/**
 * Whether there is a file or a folder of this name.
 * @throws {Failure} when that cannot be found out.
 */
export const isThere = async (place: vscode.Uri): Promise<boolean> => (await stat(place)) !== undefined;

async function stat(place: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(place);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return undefined;
    }
    throw new Failure(
      sentence(vscode.l10n.t('A file or folder cannot be read.')),
      `${place.path}: ${reasonOf(error)}`,
    );
  }
}
