import { fingerprint } from '../safetensors/checksum';
import { latest, previous } from './runNames';
import type { StoreFolder } from './storeFolder';

/**
 * The newest checkpoint of each run and the one before it. A file appears whole or not at all: it is written under
 * another name and renamed.
 *
 * All windows of the editor share the storage, and nothing there can lock it. A window therefore replaces only what it
 * left under a key itself, or found there when it read it.
 */
export class CheckpointSlots {
  /** By key: which checkpoint this window left there, or found there. */
  private readonly seen = new Map<string, string>();

  constructor(private readonly files: StoreFolder) {}

  /** The newest checkpoint; this window may replace it from now on. */
  async take(key: string): Promise<Uint8Array | undefined> {
    const bytes = await this.read(key);
    if (bytes) {
      this.seen.set(key, fingerprint(bytes));
    }
    return bytes;
  }

  /** The newest checkpoint, to be looked at. */
  async read(key: string): Promise<Uint8Array | undefined> {
    return (await this.files.read(latest(key))) ?? (await this.files.read(previous(key)));
  }

  /** @returns whether the checkpoint is there; else the key is not this window's, and all is as it was */
  async put(bytes: Uint8Array, key: string): Promise<boolean> {
    const temporary = await this.files.writeTemporary(bytes);
    try {
      if (await this.makeRoom(key)) {
        await this.files.move(temporary, latest(key));
        // Another window may have taken the same free name at the same moment.
        const there = await this.files.read(latest(key));
        if (there && fingerprint(there) === fingerprint(bytes)) {
          this.seen.set(key, fingerprint(bytes));
          return true;
        }
      }
      return false;
    } finally {
      await this.files.delete(temporary);
    }
  }

  /** Puts the newest checkpoint aside under a name that is free. Returns that name. */
  async setAside(key: string): Promise<string | undefined> {
    this.seen.delete(key);
    for (const name of [latest(key), previous(key)]) {
      const aside = await this.files.freeName(`${name}.corrupt`);
      if (await this.files.move(name, aside)) {
        return aside;
      }
    }
    return undefined;
  }

  /** Moves this window's newest checkpoint to where the one before it is; false where the newest is not its own. */
  private async makeRoom(key: string): Promise<boolean> {
    const seen = this.seen.get(key);
    const there = await this.files.read(latest(key));
    if (there === undefined) {
      // The key is free, or a window died between two renames.
      const before = await this.files.read(previous(key));
      return before === undefined || fingerprint(before) === seen;
    }
    if (fingerprint(there) !== seen) {
      return false;
    }
    if (!(await this.files.replace(latest(key), previous(key)))) {
      return false;
    }
    const moved = await this.files.read(previous(key));
    if (moved && fingerprint(moved) === seen) {
      return true;
    }
    // In between another window had put its own there.
    await this.files.move(previous(key), latest(key));
    return false;
  }
}
