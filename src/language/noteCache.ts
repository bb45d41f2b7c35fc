import { BoundedCache } from '../base/boundedCache';
import type { Note } from '../notes/note';

/** What a cache needs to know of a document; VS Code's `TextDocument` is one. */
export interface VersionedText {
  readonly uri: { toString(): string };
  readonly version: number;
  readonly languageId: string;
  getText(): string;
}

/** Documents kept at once: the open editors of a busy session, without holding on to every file ever seen. */
const capacity = 32;

/** Reads a note, with the reading of its last version where there is one. */
type Read = (text: string, languageId: string, previous: Note | undefined) => Note;

/** Reads each version of a document once, and of a new version only what changed. */
export class NoteCache {
  private readonly notes = new BoundedCache<string, { readonly version: number; readonly note: Note }>(
    capacity,
  );

  constructor(private readonly read: Read) {}

  get(document: VersionedText): Note {
    const key = document.uri.toString();
    const known = this.notes.get(key);
    if (known?.version === document.version) {
      return known.note;
    }
    const note = this.read(document.getText(), document.languageId, known?.note);
    this.notes.set(key, { version: document.version, note });
    return note;
  }

  /** Forgets everything, since notes are read otherwise from now on. */
  clear(): void {
    this.notes.clear();
  }

  /** Forgets a document that was closed. */
  delete(document: VersionedText): void {
    this.notes.delete(document.uri.toString());
  }
}
