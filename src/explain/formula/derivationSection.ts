import * as l10n from '@vscode/l10n';
import type { DerivationLine } from '../../notes/derived/derivation';
import type { Drawing } from '../markdown/drawing';
import { image, plain, typeset } from '../markdown/markdownText';

/** Where a formula comes from, line by line, each with its drawing; nothing where that is not told. */
export function derivationSection(
  lines: readonly DerivationLine[],
  drawn: readonly (Drawing | undefined)[],
  insert: string,
): string[] {
  return lines.length === 0
    ? []
    : [
        `## ${plain(l10n.t('Where it comes from'))}`,
        ...lines.map(({ tex, why }, i) => `${i + 1}. ${typeset(why())}<br>${image(drawn[i], tex)}`),
        `[${plain(l10n.t('Insert into the note'))}](${insert})`,
      ];
}
