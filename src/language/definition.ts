import * as vscode from 'vscode';
import type { Note, Place } from '../notes/note';
import type { LanguageContext } from './languageContext';

/** The letter at an offset with its accents and scripts, or a known symbol made of several. */
function quantityAt(note: Note, offset: number): Place | undefined {
  return note.symbolAt(offset) ?? note.atomAt(offset);
}

function rangeOf(document: vscode.TextDocument, { start, end }: Place): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Go to Definition: from a symbol to the line of the note that says what it is. */
export class SymbolDefinitionProvider implements vscode.DefinitionProvider {
  constructor(private readonly context: LanguageContext) {}

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] {
    const note = this.context.notes.get(document);
    const place = quantityAt(note, document.offsetAt(position));
    const definition = place && note.definitionOf(place);
    if (!place || !definition) {
      return [];
    }
    const range = rangeOf(document, definition);
    return [
      {
        originSelectionRange: rangeOf(document, place),
        targetUri: document.uri,
        targetRange: range,
        targetSelectionRange: range,
      },
    ];
  }
}

/** Find References and occurrence highlights: one quantity in all the note's spellings. */
export class SymbolReferenceProvider implements vscode.ReferenceProvider, vscode.DocumentHighlightProvider {
  constructor(private readonly context: LanguageContext) {}

  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): vscode.Location[] {
    const note = this.context.notes.get(document);
    const place = quantityAt(note, document.offsetAt(position));
    if (!place) {
      return [];
    }
    const definition = includeDeclaration ? undefined : note.definitionOf(place);
    return note
      .referencesTo(place)
      .filter((each) => each.start !== definition?.start)
      .map((each) => new vscode.Location(document.uri, rangeOf(document, each)));
  }

  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] {
    const note = this.context.notes.get(document);
    const place = quantityAt(note, document.offsetAt(position));
    return place
      ? note.referencesTo(place).map((each) => new vscode.DocumentHighlight(rangeOf(document, each)))
      : [];
  }
}
