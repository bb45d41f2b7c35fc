import * as vscode from 'vscode';

const name = 'pictures.safetensors';

/** Keeps the last pictures of the playground beside its run. They are small, and a lost one can be drawn again. */
export class PicturesStore {
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: vscode.Uri) {}

  /** What was saved last; undefined when there is nothing that can be read. */
  async load(): Promise<Uint8Array | undefined> {
    await this.writing;
    return vscode.workspace.fs.readFile(this.at(name)).then(
      // A Node Buffer would not reach a webview as bytes.
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  }

  /** Saves them in place of those before, whole or not at all. Rejects when the disk refuses. */
  save(bytes: Uint8Array): Promise<void> {
    const result = this.writing.then(async () => {
      await vscode.workspace.fs.createDirectory(this.folder);
      const temporary = this.at(`pictures.${crypto.randomUUID()}.tmp`);
      await vscode.workspace.fs.writeFile(temporary, bytes);
      await vscode.workspace.fs.rename(temporary, this.at(name), { overwrite: true });
    });
    this.writing = result.catch(() => undefined);
    return result;
  }

  private at(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, file);
  }
}
