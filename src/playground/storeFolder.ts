import * as vscode from 'vscode';

const temporary = /^run\.[\da-f-]+\.tmp$/;

/** The files of one folder, by their names. What is not there is no error. */
export class StoreFolder {
  constructor(private readonly folder: vscode.Uri) {}

  create(): Thenable<void> {
    return vscode.workspace.fs.createDirectory(this.folder);
  }

  async names(): Promise<string[]> {
    const entries = await unlessMissing(vscode.workspace.fs.readDirectory(this.folder));
    return (entries ?? []).map(([name]) => name);
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const bytes = await unlessMissing(vscode.workspace.fs.readFile(this.at(name)));
    // A Node Buffer would not reach a webview as bytes: messages know the plain typed arrays only.
    return bytes && new Uint8Array(bytes);
  }

  /** As `read`; undefined also where it is longer than so many bytes. */
  async readAtMost(name: string, mostBytes: number): Promise<Uint8Array | undefined> {
    const { size = 0 } = (await this.stat(name)) ?? {};
    return size <= mostBytes ? this.read(name) : undefined;
  }

  /** Its length in bytes, and when it was written, in milliseconds since 1970; undefined when it is not there. */
  stat(name: string): Promise<Pick<vscode.FileStat, 'size' | 'mtime'> | undefined> {
    return unlessMissing(vscode.workspace.fs.stat(this.at(name)));
  }

  /** When it was written, in milliseconds since 1970; 0 when it is not there. */
  async modified(name: string): Promise<number> {
    return (await this.stat(name))?.mtime ?? 0;
  }

  /** Writes a file whole or not at all, in the place of one that is there. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = await this.writeTemporary(bytes);
    try {
      await this.replace(temporary, name);
    } catch (error) {
      await this.delete(temporary);
      throw error;
    }
  }

  /** Writes a file that nothing else reads, and gives its name; it is gone again when it could not be written whole. */
  async writeTemporary(bytes: Uint8Array): Promise<string> {
    const name = `run.${crypto.randomUUID()}.tmp`;
    try {
      await vscode.workspace.fs.writeFile(this.at(name), bytes);
    } catch (error) {
      await this.delete(name);
      throw error;
    }
    return name;
  }

  /** @returns whether it was moved; not where there is no such file, or the other name is taken */
  async move(from: string, to: string): Promise<boolean> {
    try {
      await vscode.workspace.fs.rename(this.at(from), this.at(to), { overwrite: false });
      return true;
    } catch (error) {
      if (isMissing(error) || (await this.modified(to)) > 0) {
        return false;
      }
      throw error;
    }
  }

  /** Moves a file over another; false where there is no such file. */
  async replace(from: string, to: string): Promise<boolean> {
    const renamed = vscode.workspace.fs.rename(this.at(from), this.at(to), { overwrite: true });
    return (await unlessMissing(renamed.then(() => true))) ?? false;
  }

  async delete(name: string): Promise<void> {
    await unlessMissing(vscode.workspace.fs.delete(this.at(name)));
  }

  /** Deletes temporary files that are older than this: whoever wrote them is no longer at it. */
  async deleteStale(olderThanMs: number): Promise<void> {
    for (const name of (await this.names()).filter((each) => temporary.test(each))) {
      if (Date.now() - (await this.modified(name)) > olderThanMs) {
        await this.delete(name);
      }
    }
  }

  async freeName(stem: string): Promise<string> {
    const taken = new Set(await this.names());
    for (let number = 1; ; number++) {
      const name = `${stem}-${number}`;
      if (!taken.has(name)) {
        return name;
      }
    }
  }

  private at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, name);
  }
}

async function unlessMissing<T>(asked: Thenable<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** VS Code's own code of a `FileSystemError`, and the system's where a provider passes that on. */
function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'FileNotFound' || code === 'ENOENT' || code === 'EntryNotFound';
}
