import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { fingerprint } from '../safetensors/checksum';
import {
  CheckpointRefusal,
  notFinite,
  readCheckpointFile,
  type CheckpointFile,
} from '../checkpoints/checkpointFile';
import { StoreFolder } from './storeFolder';

/** Where the newest checkpoint of the first run is; others have a number. */
const firstSlot = 'run';
/** Other windows may take a free slot at the same moment; after so many attempts something else is wrong. */
const mostAttempts = 8;
/** Writing a checkpoint takes seconds: a temporary file that is older was left by a window that died. */
const staleMs = 10 * 60 * 1000;

const latest = (slot: string): string => `${slot}.safetensors`;
const previous = (slot: string): string => `${slot}.previous.safetensors`;

/** Where a window keeps the name of its run's files, so that a reload finds them again. */
export interface SlotMemory {
  get(): string | undefined;
  set(slot: string): void;
}

/** A saved run that is not the one that `load` gave. */
export interface SavedRunSummary {
  /** What `open` takes. */
  readonly name: string;
  readonly step: number;
  readonly dataSet: CheckpointFile['run']['train']['dataSet'];
  readonly preset: CheckpointFile['run']['train']['preset'];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface SaveOutcome {
  readonly name: string;
  /** Whether this save began a file of its own, because another run, or another window, has the one before. */
  readonly beside: boolean;
}

/**
 * Keeps runs in the extension's global storage, since there may be no workspace. A run has a slot: its newest
 * checkpoint, and the one before it. A file appears whole or not at all: it is written under another name and renamed.
 *
 * All windows of the editor share the storage, and nothing there can lock it. A window therefore replaces only what it
 * left in a slot itself; where it finds anything else, it goes on in a slot that is free.
 */
export class CheckpointStore {
  private readonly files: StoreFolder;
  private working: Promise<unknown> = Promise.resolve();
  private slot: string | undefined;
  /** By slot: which checkpoint this window left there, or found there when it was loaded. */
  private readonly seen = new Map<string, string>();
  /** Slots in which this window saved: a new run of its own may replace the one there. */
  private readonly own = new Set<string>();
  /** By run: its slot. */
  private readonly slots = new Map<string, string>();

  constructor(
    folder: vscode.Uri,
    private readonly memory?: SlotMemory,
  ) {
    this.files = new StoreFolder(folder);
  }

  /** The newest checkpoint of this window's run, or else of the run that was saved last. */
  load(): Promise<Uint8Array | undefined> {
    return this.enqueue(async () => {
      await this.files.deleteStale(staleMs);
      const slot = this.slot ?? (await this.slotToLoad());
      return this.enter(slot);
    });
  }

  /** The other runs that can be gone on with, the last saved first. */
  others(): Promise<SavedRunSummary[]> {
    return this.enqueue(async () => {
      const found = (await this.sound()).filter(({ slot }) => slot !== this.slot);
      return found.map(({ slot, file, savedAt }) => {
        const { step, train } = file.run;
        return {
          name: slot,
          step,
          dataSet: train.dataSet,
          preset: train.preset,
          savedAt: Math.floor(savedAt),
        };
      });
    });
  }

  /** Another run, which is this window's from now on. */
  open(name: string): Promise<Uint8Array | undefined> {
    return this.enqueue(() => this.enter(name));
  }

  /**
   * Saves a checkpoint; calls are carried out one after the other. Whatever was there before stays until the new file
   * is whole.
   * @throws {Error} with a sentence when the checkpoint is not sound, and what the file system says when it refuses.
   */
  save(bytes: Uint8Array): Promise<SaveOutcome> {
    return this.enqueue(async () => {
      const { id } = soundCheckpoint(bytes);
      await this.files.create();
      const before = this.slots.get(id) ?? this.slotForNewRun();
      let slot = before ?? (await this.freeSlot());
      for (let attempt = 1; !(await this.put(bytes, slot)); attempt++) {
        if (attempt === mostAttempts) {
          throw new Error(l10n.t('Other windows of the editor write to the same folder all the time.'));
        }
        slot = await this.freeSlot();
      }
      this.slots.set(id, slot);
      this.own.add(slot);
      this.choose(slot);
      return { name: latest(slot), beside: slot !== before && slot !== firstSlot };
    });
  }

  /** All that is saved now stays as it is: whatever is saved next begins a slot of its own. */
  keep(): Promise<void> {
    return this.enqueue(() => {
      this.own.clear();
      this.slots.clear();
      return Promise.resolve();
    });
  }

  /** Puts the checkpoint that `load` returns aside under a name that is free. Returns that name. */
  setAside(): Promise<string | undefined> {
    return this.enqueue(async () => {
      const slot = this.slot ?? firstSlot;
      this.seen.delete(slot);
      for (const name of [latest(slot), previous(slot)]) {
        const aside = await this.files.freeName(`${name}.corrupt`);
        if (await this.files.move(name, aside)) {
          return aside;
        }
      }
      return undefined;
    });
  }

  /** Where a run is saved that this window has not saved before; undefined when it needs a slot of its own. */
  private slotForNewRun(): string | undefined {
    if (this.slot === undefined) {
      return firstSlot;
    }
    return this.own.has(this.slot) ? this.slot : undefined;
  }

  /** @returns whether the checkpoint is in the slot; else the slot is not this window's, and is as it was */
  private async put(bytes: Uint8Array, slot: string): Promise<boolean> {
    const temporary = await this.files.writeTemporary(bytes);
    try {
      if (await this.makeRoom(slot)) {
        await this.files.move(temporary, latest(slot));
        // Another window may have taken the same free name at the same moment.
        const there = await this.files.read(latest(slot));
        if (there && fingerprint(there) === fingerprint(bytes)) {
          this.seen.set(slot, fingerprint(bytes));
          return true;
        }
      }
      return false;
    } finally {
      await this.files.delete(temporary);
    }
  }

  /** Moves this window's newest checkpoint to where the one before it is; false where the newest is not its own. */
  private async makeRoom(slot: string): Promise<boolean> {
    const seen = this.seen.get(slot);
    const there = await this.files.read(latest(slot));
    if (there === undefined) {
      // The slot is free, or a window died between two renames.
      const before = await this.files.read(previous(slot));
      return before === undefined || fingerprint(before) === seen;
    }
    if (fingerprint(there) !== seen) {
      return false;
    }
    if (!(await this.files.replace(latest(slot), previous(slot)))) {
      return false;
    }
    const moved = await this.files.read(previous(slot));
    if (moved && fingerprint(moved) === seen) {
      return true;
    }
    // In between another window had put its own there.
    await this.files.move(previous(slot), latest(slot));
    return false;
  }

  private async enter(slot: string): Promise<Uint8Array | undefined> {
    const bytes = (await this.files.read(latest(slot))) ?? (await this.files.read(previous(slot)));
    if (!bytes) {
      return undefined;
    }
    if (this.seen.get(slot) !== fingerprint(bytes)) {
      this.own.delete(slot);
    }
    this.seen.set(slot, fingerprint(bytes));
    this.choose(slot);
    const id = checkpointIn(bytes)?.id;
    if (id !== undefined) {
      this.slots.set(id, slot);
    }
    return bytes;
  }

  private choose(slot: string): void {
    this.slot = slot;
    this.memory?.set(slot);
  }

  /** This window's slot before a reload, or that of the last save; and of the same run the one with most steps. */
  private async slotToLoad(): Promise<string> {
    const slots = await this.slotNames();
    const remembered = slots.find((slot) => slot === this.memory?.get());
    const sound = await this.sound();
    const slot = remembered ?? sound[0]?.slot ?? slots[0] ?? firstSlot;
    const chosen = sound.find((each) => each.slot === slot);
    if (!chosen) {
      return slot;
    }
    const sameRun = sound.filter(({ file }) => file.id === chosen.file.id);
    return sameRun.reduce((a, b) => (b.file.run.step > a.file.run.step ? b : a)).slot;
  }

  /** The slots whose checkpoints can be read, the last saved first. */
  private async sound(): Promise<{ slot: string; file: CheckpointFile; savedAt: number }[]> {
    const found = [];
    for (const slot of await this.slotNames()) {
      for (const name of [latest(slot), previous(slot)]) {
        const bytes = await this.files.read(name);
        const file = bytes && checkpointIn(bytes);
        if (file) {
          found.push({ slot, file, savedAt: await this.files.modified(name) });
          break;
        }
      }
    }
    return found.sort((a, b) => b.savedAt - a.savedAt);
  }

  private async slotNames(): Promise<string[]> {
    const names = await this.files.names();
    const slots = names.map((name) => /^(run(?:-\d+)?)(?:\.previous)?\.safetensors$/.exec(name)?.[1]);
    return [...new Set(slots.filter((slot) => slot !== undefined))].sort();
  }

  private async freeSlot(): Promise<string> {
    const taken = new Set(await this.slotNames());
    for (let number = 1; ; number++) {
      const slot = number === 1 ? firstSlot : `${firstSlot}-${number}`;
      if (!taken.has(slot)) {
        return slot;
      }
    }
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.working.then(work);
    this.working = result.then(
      () => undefined,
      // It was told to whoever asked.
      () => undefined,
    );
    return result;
  }
}

/** @throws {Error} with a sentence when this may not take the place of a run that is saved */
function soundCheckpoint(bytes: Uint8Array): CheckpointFile {
  const file = readCheckpointFile(bytes);
  const broken = notFinite(file.tensors);
  if (broken !== undefined) {
    throw new RangeError(l10n.t('The tensor {0} holds values that are not finite.', broken));
  }
  return file;
}

/** Undefined when it is refused: that is told when the run is opened. */
function checkpointIn(bytes: Uint8Array): CheckpointFile | undefined {
  try {
    return readCheckpointFile(bytes);
  } catch (error) {
    if (error instanceof CheckpointRefusal) {
      return undefined;
    }
    throw error;
  }
}
