import * as l10n from '@vscode/l10n';
import { readLiveNote, type LiveNoteRequest, type ReadLiveNote } from '../readLiveNote';

/** Reads a note; what the page says is in the language of its bundle. */
export function answerLiveNote(request: LiveNoteRequest): ReadLiveNote {
  l10n.config({ contents: { ...request.bundle } });
  return readLiveNote(request);
}
