import { runOfBeside, runOfCheckpoint } from './runNames';
import type { StoreFolder } from './storeFolder';

/** The runs of which there is a checkpoint, whether or not it can be read. */
export async function runKeysIn(files: StoreFolder): Promise<string[]> {
  const keys = (await files.names()).map(runOfCheckpoint);
  return [...new Set(keys.filter((key) => key !== undefined))].sort();
}

/** Deletes what a window left that died while it deleted a run: files of that age beside no checkpoint. */
export async function deleteOrphans(files: StoreFolder, olderThanMs: number): Promise<void> {
  const runs = new Set(await runKeysIn(files));
  for (const name of await files.names()) {
    const key = runOfBeside(name);
    if (key !== undefined && !runs.has(key) && Date.now() - (await files.modified(name)) > olderThanMs) {
      await files.delete(name);
    }
  }
}
