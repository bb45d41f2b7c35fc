import * as l10n from '@vscode/l10n';
import type { Citation } from '../../notes/glossary/glossaryEntry';
import { plain } from './markdownText';

/** "Ho et al. 2020, eq. 4". */
export function citationText({ paper: { short }, place, number }: Citation): string {
  switch (place) {
    case 'equation':
      return l10n.t('{0}, eq. {1}', short, number);
    case 'algorithm':
      return l10n.t('{0}, Algorithm {1}', short, number);
    case 'section':
      return l10n.t('{0}, section {1}', short, number);
  }
}

/** The same as Markdown, linked to the paper where it is on the web. */
export function citation(source: Citation): string {
  const { title, url } = source.paper;
  const where = plain(citationText(source));
  return url ? `[${where}](${url} "${title}")` : `${where} (${plain(title)})`;
}
