import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, eventually, positionOf, showNote, writeFile } from './support';

const note = [
  '# A note',
  '',
  'Let $\\alpha_t = 1 - \\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$.',
  '',
  'At $t = 500$ we have',
  '',
  '$$',
  'x_t = \\sqrt{\\bar{\\alpha}_t} x_0 + \\sqrt{1 - \\overline{\\alpha}_t} \\epsilon',
  '$$',
].join('\n');

const linesOf = (locations: readonly vscode.Location[]) =>
  locations.map(({ range }) => range.start.line).sort((a, b) => a - b);

/** Open tabs that explain. */
const explanations = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('diffusion.explanation'),
    );

describe('symbols of a note', () => {
  afterEach(closeEverything);

  it('are defined where the note defines them', async () => {
    const document = await showNote(note);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, '\\bar{\\alpha}_t', 3),
    );
    const lines = found.map((each) =>
      'targetRange' in each ? each.targetRange.start.line : each.range.start.line,
    );
    assert.deepEqual(lines, [2]);
  });

  it('are referred to in every spelling', async () => {
    const document = await showNote(note);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionOf(document, '\\bar{\\alpha}_t', 3),
    );
    const spellings = found.map(({ range }) => document.getText(range));
    for (const spelling of ['\\bar\\alpha_t', '\\bar{\\alpha}_t', '\\overline{\\alpha}_t']) {
      assert.ok(spellings.includes(spelling), `${spelling} is not among ${spellings.join(', ')}`);
    }
    assert.deepEqual(linesOf(found), [2, 7, 7]);
  });

  it('are completed inside math, in the note’s spelling, with the glossary’s line', async () => {
    const document = await showNote(`${note}\n\nSo $\\bar\\al$ and \\bar\\al`);
    const inMath = positionOf(document, 'So $\\bar\\al', 'So $\\bar\\al'.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      inMath,
      undefined,
      10,
    );
    const ours = list.items.find(
      ({ label }) =>
        typeof label !== 'string' && /alpha\}?_t/.test(label.label) && label.label.includes('bar'),
    );
    assert.ok(ours, 'no completion of ᾱ_t');
    assert.ok(ours.documentation instanceof vscode.MarkdownString);
    assert.match(ours.documentation.value, /data:image\/svg\+xml/);
    const inProse = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(document.lineCount - 1).range.end,
    );
    assert.ok(
      inProse.items.every(({ label }) => typeof label === 'string' || !label.label.includes('\\bar')),
    );
  });

  it('have values in the source only when the setting asks for them', async () => {
    const document = await showNote(note);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        all,
      );
    assert.deepEqual(await hints(), []);
    const configuration = vscode.workspace.getConfiguration('diffusion');
    await configuration.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Global);
    try {
      const labels = (await hints()).map(({ label }) => (typeof label === 'string' ? label : ''));
      assert.ok(labels.includes('= 0.078587'), labels.join(', '));
    } finally {
      await configuration.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('formulas of a note', () => {
  afterEach(closeEverything);

  it('are in the outline', async () => {
    const document = await showNote(note);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = symbols.map(({ name }) => name);
    for (const name of ['Definition of α_t', 'Definition of ᾱ_t', 'Closed-form forward sample']) {
      assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`);
    }
    const closedForm = symbols.find(({ name }) => name === 'Closed-form forward sample');
    assert.equal(closedForm?.detail, 'Ho et al. 2020, eq. 4');
  });

  it('are explained in a panel, at the cursor and by a lens', async () => {
    await showNote(note);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = positionOf(editor.document, 'x_t = ');
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('diffusion.explainFormula');
    await eventually(
      'the formula is explained',
      () => explanations()[0]?.label === 'Explain: Closed-form forward sample',
    );
    await vscode.commands.executeCommand('diffusion.explainFormula', { symbol: 'beta_t' });
    await eventually('the symbol is explained', () => /variance/.test(explanations()[0]?.label ?? ''));
    assert.equal(explanations().length, 1);
  });

  it('are explained anew when the note is edited, and no more when it is closed', async () => {
    const document = await showNote(note);
    const target = { uri: document.uri.toString(), offset: document.getText().indexOf('x_t = ') };
    await vscode.commands.executeCommand('diffusion.explainFormula', target);
    const shows = (name: string) =>
      eventually(`${name} is explained`, () => explanations()[0]?.label === `Explain: ${name}`);
    await shows('Closed-form forward sample');
    const edit = async (range: vscode.Range, text: string) => {
      const change = new vscode.WorkspaceEdit();
      change.replace(document.uri, range, text);
      assert.ok(await vscode.workspace.applyEdit(change));
    };
    // What is typed above moves the formula, and the explanation stays with it.
    await edit(new vscode.Range(0, 0, 0, 0), 'A first line, $\\beta_t$.\n\n');
    const line = document.lineAt(positionOf(document, 'x_t = '));
    await edit(line.range, '\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s');
    await shows('Definition of ᾱ_t');
    // Half typed it is no formula: what was explained stays.
    await edit(document.lineAt(line.lineNumber).range, '\\bar\\alpha_t = \\prod_{');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(explanations().length, 1);
    await document.save();
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputText),
    );
    await eventually('the explanation is closed', () => explanations().length === 0);
  });

  it('are read in LaTeX files too', async () => {
    const tex =
      '\\begin{equation}\nx_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon\n\\end{equation}\n';
    const document = await vscode.workspace.openTextDocument(await writeFile('paper.tex', tex));
    assert.equal(document.languageId, 'latex');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['▶ Run: closed-form forward'],
    );
  });
});
