import * as vscode from 'vscode';
import { mathAt } from '../explain/explainedAt';
import { explainFormula, explainSymbol, type Explanation } from '../explain/formula/explanation';
import { insertDerivationUri } from '../explain/markdown/derivationTarget';
import type { ShownTarget } from '../explain/markdown/explainTarget';
import type { LanguageContext } from '../language/languageContext';
import { themeKind } from '../language/themeKind';
import { openNote } from './openNote';

/**
 * The explanation of a symbol, or of the formula at a place of a note; undefined when none stands there.
 * @throws {Failure} when the note cannot be opened any more.
 */
export async function explanationOf(
  target: ShownTarget,
  context: LanguageContext,
): Promise<Explanation | undefined> {
  const environment = {
    ...context,
    theme: themeKind(vscode.window.activeColorTheme.kind),
    displayLanguage: vscode.env.language,
  };
  if ('symbol' in target) {
    return explainSymbol(target.symbol, environment);
  }
  const document = await openNote(target.uri);
  const note = context.notes.get(document);
  const math = mathAt(note, target.offset);
  if (!math) {
    return undefined;
  }
  const place = new vscode.Range(document.positionAt(math.start), document.positionAt(math.end));
  const argument = [document.uri, { selection: place, viewColumn: vscode.ViewColumn.One }];
  const showInNote = `command:vscode.open?${encodeURIComponent(JSON.stringify(argument))}`;
  return explainFormula(
    note,
    math,
    {
      showInNote: showInNote.replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
      insertDerivation: math.id
        ? insertDerivationUri({ uri: target.uri, offset: math.start, formula: math.id })
        : '',
    },
    () => context.check(document, 'explain', {}),
    environment,
  );
}
