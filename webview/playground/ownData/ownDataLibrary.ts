import type { OwnDataId } from '../../../src/base/ownDataId';
import { BoundedCache } from '../../../src/base/boundedCache';
import type { DataSet } from '../../../src/datasets/dataSet';
import {
  absentOwnData,
  encodeOwnData,
  openOwnData,
  readOwnData,
  type OwnData,
} from '../../../src/datasets/ownData';
import type { OwnDataSummary } from '../../../src/protocol/ownData';
import type { Host } from '../host';
import { nameOwnData } from '../names';

interface Held {
  readonly bytes: Uint8Array;
  readonly data: DataSet;
}

/** Own data of this many bytes stay in the page's memory; the host has all of them. */
const mostHeldBytes = 256 * 2 ** 20;

/** The user's own data: which ones the host keeps, and the contents of those that were needed here. */
export class OwnDataLibrary {
  private kept: readonly OwnDataSummary[] = [];
  private readonly held = new BoundedCache<OwnDataId, Held>(mostHeldBytes, (_, { bytes }) => bytes.length);
  private readonly absent = new Map<OwnDataId, DataSet>();
  private readonly asked = new Map<OwnDataId, ((bytes: Uint8Array | undefined) => void)[]>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly send: Host['send']) {}

  get sets(): readonly OwnDataSummary[] {
    return this.kept;
  }

  /** Tells when the list changes, or contents arrive. */
  subscribe(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** What the host keeps now. */
  takeList(sets: readonly OwnDataSummary[]): void {
    this.kept = sets;
    nameOwnData(sets.map(({ id, name }) => [id, name]));
    // What was not there may be now.
    this.absent.clear();
    this.tell();
  }

  /** The data, or a blank set in their place, until they are here. */
  dataSet(id: OwnDataId): DataSet {
    const held = this.held.get(id) ?? this.absent.get(id);
    if (held) {
      return 'bytes' in held ? held.data : held;
    }
    const blank = absentOwnData(id);
    this.absent.set(id, blank);
    void this.file(id);
    return blank;
  }

  /** Their file; undefined where the host has none that is sound. */
  file(id: OwnDataId): Promise<Uint8Array | undefined> {
    const held = this.held.get(id);
    if (held) {
      return Promise.resolve(held.bytes);
    }
    return new Promise((resolve) => {
      const waiting = this.asked.get(id);
      if (waiting) {
        waiting.push(resolve);
      } else {
        this.asked.set(id, [resolve]);
        this.send({ type: 'openOwnData', id });
      }
    });
  }

  /** Takes the host's answer. @throws {OwnDataRefusal} when the file is not the one that was asked for. */
  takeFile(id: OwnDataId, bytes: Uint8Array | undefined): void {
    const waiting = this.asked.get(id) ?? [];
    this.asked.delete(id);
    let sound: Uint8Array | undefined;
    try {
      if (bytes) {
        this.hold(id, bytes, openOwnData(readOwnData(bytes), id));
        sound = bytes;
      }
    } finally {
      waiting.forEach((resolve) => resolve(sound));
      this.tell();
    }
  }

  /** Keeps new data, here and at the host. @throws {OwnDataRefusal} when they are too few or too many. */
  keep(data: OwnData): OwnDataId {
    const { id, bytes } = encodeOwnData(data);
    this.hold(id, bytes, openOwnData({ ...data, id }, id));
    nameOwnData([[id, data.name]]);
    this.send({ type: 'keepOwnData', bytes });
    return id;
  }

  rename(id: OwnDataId, name: string): void {
    this.held.delete(id);
    this.send({ type: 'renameOwnData', id, name });
  }

  delete(id: OwnDataId): void {
    this.held.delete(id);
    this.send({ type: 'deleteOwnData', id });
  }

  private hold(id: OwnDataId, bytes: Uint8Array, data: DataSet): void {
    this.absent.delete(id);
    this.held.set(id, { bytes, data });
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
