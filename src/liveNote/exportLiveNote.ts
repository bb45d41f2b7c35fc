import * as l10n from '@vscode/l10n';
import { base64 } from '../base/base64';
import type { TexPicture } from '../threads/mathJax/texPicture';
import { livePage, type PageParts } from './livePage';
import type { LiveNoteRequest, ReadLiveNote } from './readLiveNote';

/** What making a live note needs of its surroundings. */
export interface LiveNoteTools {
  readonly read: (request: LiveNoteRequest) => Promise<ReadLiveNote>;
  /** Rejects when the TeX cannot be drawn. */
  readonly draw: (tex: string, color: string, display: boolean) => Promise<TexPicture>;
  /** The bytes of a picture of the note's folder, at most so many; rejects where there are none to be had. */
  readonly readPicture: (path: string, mostBytes: number) => Promise<Uint8Array>;
  readonly parts: () => Promise<PageParts>;
}

export interface LiveNote {
  readonly html: string;
  /** What the page lacks, each a sentence. */
  readonly remarks: readonly string[];
}

/** No note is near it; a page of this size no longer opens at once. */
const longestText = 4e6;
const mostFormulas = 20_000;
const mostPictureBytes = 20e6;
const mostBytes = 100e6;

const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * Makes a note one HTML file with live figures.
 * @param name what it is called where it has no heading
 * @throws {Error} with a sentence when the note is too large.
 */
export async function exportLiveNote(
  request: LiveNoteRequest,
  { name, language }: { readonly name: string; readonly language: string },
  tools: LiveNoteTools,
): Promise<LiveNote> {
  if (request.text.length > longestText) {
    throw new Error(l10n.t('The note is longer than {0} characters. Export it in parts.', longestText));
  }
  const note = await tools.read(request);
  if (note.formulas.length > mostFormulas) {
    throw new Error(l10n.t('The note has more than {0} formulas. Export it in parts.', mostFormulas));
  }
  const remarks: string[] = [];
  const drawings = await drawAll(note, tools, remarks);
  const pictures = await readAll(note, tools, remarks);
  const parts = await tools.parts();
  const title = note.heading ?? name;
  return { html: await livePage(note, { title, language, drawings, pictures, ...parts }), remarks };
}

async function drawAll(
  { formulas }: ReadLiveNote,
  { draw }: LiveNoteTools,
  remarks: string[],
): Promise<(TexPicture | undefined)[]> {
  const known = new Map<string, TexPicture | undefined>();
  const drawings: (TexPicture | undefined)[] = [];
  for (const { tex, display } of formulas) {
    const key = `${display} ${tex}`;
    if (!known.has(key)) {
      known.set(key, await draw(tex, 'currentColor', display).catch(() => undefined));
    }
    drawings.push(known.get(key));
  }
  const failed = drawings.filter((each) => each === undefined).length;
  if (failed > 0) {
    remarks.push(l10n.t('Formulas that MathJax cannot draw, and that stand there as TeX: {0}.', failed));
  }
  return drawings;
}

async function readAll(
  { pictures }: ReadLiveNote,
  { readPicture }: LiveNoteTools,
  remarks: string[],
): Promise<(string | undefined)[]> {
  const addresses: (string | undefined)[] = [];
  let left = mostBytes;
  for (const path of pictures) {
    const type = pictureTypes[path.split('.').at(-1)?.toLowerCase() ?? ''];
    try {
      if (type === undefined) {
        throw new Error('Browsers show no such file as a picture.');
      }
      const bytes = await readPicture(path, Math.min(left, mostPictureBytes));
      left -= bytes.length;
      addresses.push(`data:${type};base64,${base64(bytes)}`);
    } catch {
      addresses.push(undefined);
      remarks.push(l10n.t('The picture {0} could not be put in.', path));
    }
  }
  return addresses;
}
