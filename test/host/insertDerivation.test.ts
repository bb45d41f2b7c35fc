import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activated, closeEverything, positionOf, showNote } from './support';

const posterior =
  'The posterior variance\n\n$$\n\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t} \\beta_t\n$$\n\nends here.\n';

/** A note with the cursor in its formula. */
async function showFormula(): Promise<vscode.TextDocument> {
  const document = await showNote(posterior);
  const place = positionOf(document, '\\frac');
  vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
  return document;
}

describe('Diffusion: Insert Derivation', () => {
  beforeEach(activated);
  afterEach(closeEverything);

  it('writes it behind the formula at the cursor, once, and one undo takes it back', async () => {
    const document = await showFormula();
    await vscode.commands.executeCommand('diffusion.insertDerivation');
    const text = document.getText();
    assert.ok(text.length > posterior.length + 100, text);
    assert.ok(text.startsWith(posterior.slice(0, posterior.indexOf('\n\nends'))), text);
    assert.ok(text.endsWith('ends here.\n'), text);
    await vscode.commands.executeCommand('diffusion.insertDerivation');
    assert.equal(document.getText(), text);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), posterior);
    await document.save();
  });
});
