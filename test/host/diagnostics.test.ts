import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, showNote, writeFile } from './support';

const wrong = '\\bar\\alpha_t = \\prod_{i=1}^{T} \\alpha_i';
const note = `# A note\n\n$$\n${wrong}\n$$\n`;

const ours = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Diffusion');

const reported = (document: vscode.TextDocument, count: number) =>
  eventually(`${count} findings are reported`, () => ours(document).length === count && ours(document));

async function fixesOf(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
  const [diagnostic] = await reported(document, 1);
  assert.ok(diagnostic);
  return eventually('quick fixes are offered', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const found = actions.filter(({ edit }) => edit !== undefined);
    return found.length > 0 && found;
  });
}

async function setting(key: string, value: unknown, then: () => Promise<unknown>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('diffusion');
  await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await then();
  } finally {
    await configuration.update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}

describe('the formula checker', () => {
  afterEach(closeEverything);

  it('underlines a wrong formula, with a reason, and mends it', async () => {
    const document = await showNote(note);
    const [diagnostic] = await reported(document, 1);
    assert.ok(diagnostic);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(diagnostic.range.start.line, 3);
    assert.ok(diagnostic.message.length > 10);
    const preferred = (await fixesOf(document)).find(({ isPreferred }) => isPreferred);
    assert.ok(preferred?.edit);
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.match(document.getText(), /\\prod_\{i=1\}\^\{?t\}? /);
    await reported(document, 0);
    await document.save();
  });

  it('leaves a formula alone when asked to', async () => {
    const document = await showNote(note);
    const ignore = (await fixesOf(document)).find(({ title }) => title === 'Do not check this formula');
    assert.ok(ignore?.edit);
    assert.ok(await vscode.workspace.applyEdit(ignore.edit));
    assert.match(document.getText(), /<!-- diffusion-ignore -->\n\$\$/);
    await reported(document, 0);
    await document.save();
  });

  it('checks again when its author pauses', async () => {
    const document = await showNote('# Nothing yet\n');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(ours(document), []);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), `\n$$\n${wrong}\n$$\n`);
    await vscode.workspace.applyEdit(edit);
    await reported(document, 1);
    await document.save();
  });

  it('follows its settings', async () => {
    const document = await showNote(note);
    const [found] = await reported(document, 1);
    const rule = found?.code;
    assert.ok(typeof rule === 'string');
    await setting('check.rules', { [rule]: 'information' }, () =>
      eventually(
        'the severity changes',
        () => ours(document)[0]?.severity === vscode.DiagnosticSeverity.Information,
      ),
    );
    await setting('check.rules', { [rule]: 'off' }, () => reported(document, 0));
    await setting('check.enabled', false, () => reported(document, 0));
    await reported(document, 1);
  });

  it('checks the Markdown cells of a notebook', async () => {
    // A file: VS Code shows an unsaved notebook by itself, and closing that asks.
    const file = await writeFile(
      'wrong.ipynb',
      JSON.stringify({
        cells: [{ cell_type: 'markdown', metadata: {}, source: [`$$\n${wrong}\n$$`] }],
        metadata: {},
        nbformat: 4,
        nbformat_minor: 5,
      }),
    );
    const notebook = await vscode.workspace.openNotebookDocument(file);
    await reported(notebook.cellAt(0).document, 1);
  });
});
