import * as vscode from 'vscode';

const latestName = 'run.safetensors';
const previousName = 'run.previous.safetensors';

/**
 * Keeps the run's checkpoints in the extension's global storage, since there may be no workspace: the latest
 * and the one before it. A file appears whole or not at all: it is written under another name and renamed.
 */
export class CheckpointStore {
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: vscode.Uri) {}

  /** The newest checkpoint there is, or undefined. */
  async load(): Promise<Uint8Array | undefined> {
    await this.writing;
    return (await this.read(latestName)) ?? (await this.read(previousName));
  }

  /** Saves a checkpoint; calls are carried out one after the other. Rejects when the disk refuses. */
  save(bytes: Uint8Array): Promise<void> {
    return this.enqueue(async () => {
      await vscode.workspace.fs.createDirectory(this.folder);
      const temporary = this.at(`run.${crypto.randomUUID()}.tmp`);
      try {
        await vscode.workspace.fs.writeFile(temporary, bytes);
        if (await this.exists(latestName)) {
          await this.rename(this.at(latestName), this.at(previousName));
        }
        await this.rename(temporary, this.at(latestName));
      } catch (error) {
        await vscode.workspace.fs.delete(temporary).then(undefined, () => undefined);
        throw error;
      }
    });
  }

  /**
   * Puts the checkpoint that `load` returns aside under a name that is free, so that it is neither read again
   * nor lost. Returns that name.
   */
  setAside(reason: 'corrupt' | 'kept'): Promise<string | undefined> {
    return this.enqueue(async () => {
      for (const name of [latestName, previousName]) {
        if (await this.exists(name)) {
          const aside = await this.freeName(`${name}.${reason}`);
          await vscode.workspace.fs.rename(this.at(name), this.at(aside));
          return aside;
        }
      }
      return undefined;
    });
  }

  private async freeName(stem: string): Promise<string> {
    for (let number = 1; ; number++) {
      const candidate = `${stem}-${number}`;
      if (!(await this.exists(candidate))) {
        return candidate;
      }
    }
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.writing.then(work);
    this.writing = result.catch(() => undefined);
    return result;
  }

  private at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, name);
  }

  private rename(from: vscode.Uri, to: vscode.Uri): Thenable<void> {
    return vscode.workspace.fs.rename(from, to, { overwrite: true });
  }

  private async exists(name: string): Promise<boolean> {
    return vscode.workspace.fs.stat(this.at(name)).then(
      () => true,
      () => false,
    );
  }

  private async read(name: string): Promise<Uint8Array | undefined> {
    return vscode.workspace.fs.readFile(this.at(name)).then(
      // A Node Buffer would not reach a webview as bytes: messages know the plain typed arrays only.
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  }
}
