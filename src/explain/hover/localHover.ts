import * as l10n from '@vscode/l10n';
import type { Definition, Note } from '../../notes/note';
import type { Drawing } from '../markdown/drawing';
import type { NoteLine } from './hoverContent';
import { image, imageParagraph, plain } from '../markdown/markdownText';

/** The TeX of a definition's statement, without the delimiters and words around it. */
export function localTex(note: Note, definition: Definition): string {
  const tex = note.drawableTex(definition).trim();
  let [start, end] = [0, tex.length];
  while (tex[start] === '$') {
    start++;
  }
  while (end > start && tex[end - 1] === '$') {
    end--;
  }
  return tex.slice(start, end).trim();
}

/** The hover of a letter that the note itself explains. */
export function localMarkdown(
  written: string,
  { line, statement, uri }: NoteLine,
  symbol: Drawing | undefined,
  definition: Drawing | undefined,
): string {
  const where = `[${plain(l10n.t('line {0}', line))}](${uri})`;
  const title = l10n.t('defined in this note, {0}', where);
  return [
    `${image(symbol, written)}  ${title}`,
    definition
      ? imageParagraph(definition, statement)
      : plain(statement.replace(/\s+/g, ' ').trim().slice(0, 400)),
  ].join('\n\n');
}
