import * as l10n from '@vscode/l10n';
import type { FormulaId } from '../../notes/catalogue';
import { codeKindsOf, libraryNames } from '../code/codeFor';
import { copyCodeUri } from '../markdown/codeTarget';
import { plain } from '../markdown/markdownText';

/** Links that put a formula's code on the clipboard; nothing where there is no code of it. */
export function codeSection(formula: FormulaId | undefined): string[] {
  const kinds = formula ? codeKindsOf(formula) : [];
  const links = kinds.map(
    (kind) => `[${plain(libraryNames[kind])}](${copyCodeUri({ formula: formula!, kind })})`,
  );
  return links.length === 0 ? [] : [`## ${plain(l10n.t('Copy as Code'))}`, links.join(' · ')];
}
