import * as fs from 'node:fs/promises';
import path from 'node:path';

/** The few parts of VS Code's file API that the checkpoint store needs, on a real disk. */
interface FileUri {
  readonly fsPath: string;
}

export const fileUri = (fsPath: string): FileUri => ({ fsPath });

export const Uri = {
  joinPath: (base: FileUri, ...segments: string[]): FileUri => fileUri(path.join(base.fsPath, ...segments)),
};

export const workspace = {
  fs: {
    createDirectory: async (uri: FileUri) => void (await fs.mkdir(uri.fsPath, { recursive: true })),
    readDirectory: async (uri: FileUri) => (await fs.readdir(uri.fsPath)).map((name) => [name, 1] as const),
    writeFile: (uri: FileUri, bytes: Uint8Array) => fs.writeFile(uri.fsPath, bytes),
    // VS Code hands out Node Buffers too.
    readFile: (uri: FileUri) => fs.readFile(uri.fsPath),
    stat: async (uri: FileUri) => {
      const { mtime, size } = await fs.stat(uri.fsPath);
      return { mtime: mtime.getTime(), size };
    },
    delete: (uri: FileUri) => fs.rm(uri.fsPath),
    // As VS Code's own provider: it looks whether the name is taken, and then renames.
    rename: async (from: FileUri, to: FileUri, options?: { overwrite?: boolean }) => {
      if (!options?.overwrite) {
        const taken = await fs.stat(to.fsPath).then(
          () => true,
          () => false,
        );
        if (taken) {
          throw new Error(`${to.fsPath} exists already.`);
        }
      }
      await fs.rename(from.fsPath, to.fsPath);
    },
  },
};
