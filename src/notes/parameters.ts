import type { NoteParameters } from './note';

/** Parameters that the note states near an offset; nearest first. */
export function findParameters(_text: string, _offset: number): NoteParameters {
  return {};
}
