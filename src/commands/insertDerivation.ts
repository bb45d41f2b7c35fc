import * as v from 'valibot';
import * as vscode from 'vscode';
import {
  derivationInsertion,
  isInserted,
  newFindings,
  type Insertion,
} from '../explain/derivation/derivationInsertion';
import { mathAt } from '../explain/explainedAt';
import { derivationTargetSchema, insertDerivationCommand } from '../explain/markdown/derivationTarget';
import type { LanguageContext } from '../language/languageContext';
import { derivationOf } from '../notes/derived';
import { formatOf } from '../notes/mathSpans';
import type { FormulaId } from '../notes/note';
import { describeIssues } from '../protocol/describeIssues';
import { Failure } from '../window/failure';
import { sentence } from '../window/sentence';
import { tellError, tellFailed, tellInformation } from '../window/tell';
import { openNote } from './openNote';
import { targetAtCursor } from './targetAtCursor';

const placeSchema = v.object({
  ...derivationTargetSchema.entries,
  formula: v.optional(derivationTargetSchema.entries.formula),
});
type Place = v.InferOutput<typeof placeSchema>;

/** “Diffusion: Insert Derivation”: writes where the formula at the cursor, or at a link's place, comes from behind it. */
export function registerInsertDerivation(context: LanguageContext): vscode.Disposable {
  return vscode.commands.registerCommand(insertDerivationCommand, async (argument?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const parsed = v.safeParse(v.optional(placeSchema), argument ?? (editor && targetAtCursor(editor)));
    if (!parsed.success) {
      void tellError(sentence(vscode.l10n.t('This is no formula of a note.')), {
        details: describeIssues(parsed.issues),
      });
    } else if (!parsed.output) {
      void tellInformation(noFormula());
    } else {
      try {
        await insert(parsed.output, context);
      } catch (error) {
        void tellFailed(error, sentence(vscode.l10n.t('The derivation could not be inserted.')));
      }
    }
  });
}

const noFormula = () =>
  sentence(vscode.l10n.t('There is no formula here. Put the cursor into the math of a note.'));
const changed = () =>
  new Failure(
    sentence(vscode.l10n.t('The note has changed meanwhile, and nothing was inserted. Ask for it again.')),
  );

/** @throws {Failure} that says why nothing is inserted. */
async function insert({ uri, offset, formula }: Place, context: LanguageContext): Promise<void> {
  const document = await openNote(uri);
  const { version } = document;
  const insertion = insertionAt(document, offset, formula, context);
  if (await isReadOnly(document.uri)) {
    throw readOnly();
  }
  if (!(await isFoundRight(document, insertion, context))) {
    throw new Failure(
      sentence(
        vscode.l10n.t(
          'The checker does not follow the derivation in this note’s notation, and nothing was inserted.',
        ),
      ),
    );
  }
  if (document.version !== version) {
    throw changed();
  }
  const place = document.positionAt(insertion.offset);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, insertion.text);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw readOnly();
  }
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  editor?.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** @throws {Failure} when there is nothing to insert. */
function insertionAt(
  document: vscode.TextDocument,
  offset: number,
  formula: FormulaId | undefined,
  { notes }: LanguageContext,
): Insertion {
  const note = notes.get(document);
  const math = mathAt(note, offset);
  const id = math?.id;
  if (formula !== undefined && id !== formula) {
    throw changed();
  }
  if (!math) {
    throw new Failure(noFormula());
  }
  if (id === undefined || !derivationOf(id)) {
    throw new Failure(sentence(vscode.l10n.t('Where this formula comes from is not told.')));
  }
  const isLatex = formatOf(document.languageId) === 'latex';
  const insertion = derivationInsertion(note, { ...math, id }, isLatex);
  if (!insertion) {
    throw new Failure(
      sentence(
        vscode.l10n.t(
          'This note’s notation has no letter for a quantity of the derivation, and nothing was inserted.',
        ),
      ),
    );
  }
  if (isInserted(note, insertion)) {
    throw new Failure(sentence(vscode.l10n.t('The derivation stands there already.')));
  }
  return insertion;
}

const readOnly = () =>
  new Failure(sentence(vscode.l10n.t('The note is read-only, and nothing was inserted.')));

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(uri.scheme) === false) {
    return true;
  }
  try {
    const { permissions = 0 } = await fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // A note that was never saved, or a notebook's cell.
    return false;
  }
}

let asked = 0;

/** Whether the checker finds nothing more in the note with the derivation than without it. */
async function isFoundRight(
  document: vscode.TextDocument,
  insertion: Insertion,
  context: LanguageContext,
): Promise<boolean> {
  const text = document.getText();
  const edited = text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
  asked += 1;
  const { languageId } = document;
  const versions = [text, edited].map((each, i) => ({
    uri: `diffusion-derivation:${asked}-${i}`,
    version: 1,
    languageId,
    getText: () => each,
  }));
  const [before, after] = await Promise.all(versions.map((each) => context.check(each, 'explain', {})));
  return before !== undefined && after !== undefined && newFindings(before, after, insertion).length === 0;
}
