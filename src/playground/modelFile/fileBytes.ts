import type * as vscode from 'vscode';
import { readModelFile } from '../readModel';

/** Larger files than this are not read whole, which is the only way where there is no Node. */
const mostWholeBytes = 256e6;

const { process } = globalThis as {
  readonly process?: { readonly versions?: { readonly node?: string } };
};

/** Stretches of a file's bytes; on this machine's disk no more is read than asked for. */
export class FileBytes {
  private whole: Promise<Uint8Array> | undefined;

  constructor(private readonly file: vscode.Uri) {}

  /**
   * The bytes from `begin` to before `end`, as many of them as there are.
   * @throws {Error} when they cannot be read.
   */
  async read(begin: number, end: number): Promise<Uint8Array> {
    if (this.file.scheme === 'file' && process?.versions?.node !== undefined) {
      const { open } = await import('node:fs/promises');
      const handle = await open(this.file.fsPath, 'r');
      try {
        const bytes = new Uint8Array(end - begin);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, begin);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    }
    this.whole ??= readModelFile(this.file, mostWholeBytes);
    return (await this.whole).slice(begin, end);
  }

  /** Has the file read anew. */
  forget(): void {
    this.whole = undefined;
  }
}
