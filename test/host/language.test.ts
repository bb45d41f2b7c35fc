import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  eventually,
  hoversAt,
  hoverText,
  lensesOf,
  positionOf,
  showNote,
  writeFile,
} from './support';

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

/** A passage as each language’s authors write it: the papers’ dialect, kramdown’s, and formulas in a list. */
const passages: readonly { readonly language: string; readonly text: string }[] = [
  {
    language: 'English',
    text: [
      '## Forward process',
      '',
      'Let $\\alpha_t = 1-\\beta_t$, where $D$ is the dimension. At $t = 250$ with $T = 1000$:',
      '',
      '$$',
      '\\mathbf{x}_t',
      '$$',
      '',
      'which equals',
      '',
      '$$',
      '= \\sqrt{\\bar{\\alpha}_t}\\,\\mathbf{x}_0 + \\sqrt{1-\\overline{\\alpha}_t}\\,\\boldsymbol\\epsilon \\tag{4}',
      '$$',
      '',
      'It costs $20 to say that $\\bar\\alpha_t$ falls in $D$ dimensions.',
    ].join('\n'),
  },
  {
    language: '简体中文',
    text: [
      '## 前向过程 🙂',
      '',
      '令$$\\alpha_t = 1-\\beta_t$$，其中$D$是数据维度，取$$t = 250$$，$$T = 1000$$。',
      '',
      '> 由此得到',
      '> $$',
      '> \\mathbf{x}_t',
      '> $$',
      '> $$',
      '> = \\sqrt{\\bar{\\alpha}_t}\\,\\mathbf{x}_0 + \\sqrt{1-\\overline{\\alpha}_t}\\,\\boldsymbol\\epsilon',
      '> $$',
      '',
      '价格是$20，而\\(\\bar\\alpha_t\\)在$D$维中递减。',
    ].join('\r\n'),
  },
  {
    language: '繁體中文',
    text: [
      '- **前向過程**：記 $\\alpha_t = 1-\\beta_t$，其中 $D$ 表示資料的維度，取 $t = 250$，$T = 1000$。',
      '  $$',
      '  \\mathbf{x}_t',
      '  $$',
      '  即',
      '  $$',
      '  = \\sqrt{\\bar{\\alpha}_t}\\,\\mathbf{x}_0 + \\sqrt{1-\\overline{\\alpha}_t}\\,\\boldsymbol\\epsilon',
      '  $$',
      '  {% note primary %}',
      '  這裡 $\\bar\\alpha_t$ 在 $D$ 維中遞減。',
      '  {% endnote %}',
    ].join('\n'),
  },
];

for (const { language, text } of passages) {
  describe(`a note in ${language}`, () => {
    afterEach(closeEverything);

    it('has a lens on the formula that goes on with the display before', async () => {
      const document = await showNote(text);
      const lenses = await eventually('the lenses are there', async () => {
        const found = await lensesOf(document);
        return found.length >= 2 && found;
      });
      const lens = lenses.find(({ command }) => command?.title === '▶ Run: closed-form forward · t=250');
      assert.ok(lens, lenses.map(({ command }) => command?.title).join('; '));
      assert.match(document.lineAt(lens.range.start).text, /= \\sqrt\{\\bar/);
    });

    it('leads from its symbols to their definitions and to one another', async () => {
      const document = await showNote(text);
      const definitionAt = async (needle: string, inside: number, from = 0) => {
        const at = document.positionAt(document.getText().indexOf(needle, from) + inside);
        const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          at,
        );
        const [first] = found;
        assert.ok(first, `nothing defines ${needle}`);
        return document.getText('targetRange' in first ? first.targetRange : first.range);
      };
      assert.match(await definitionAt('\\alpha_t', 1), /alpha_t = 1-\\beta_t/);
      const lastD = document.getText().lastIndexOf('$D$');
      assert.match(await definitionAt('$D$', 1, lastD), /D/);
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        positionOf(document, '\\bar\\alpha_t', 5),
      );
      const spellings = new Set(found.map(({ range }) => document.getText(range)));
      assert.deepEqual(spellings, new Set(['\\bar{\\alpha}_t', '\\overline{\\alpha}_t', '\\bar\\alpha_t']));
    });

    it('explains its symbols at its own t, and its formula', async () => {
      const document = await showNote(text);
      const [hover] = await hoversAt(document, positionOf(document, '\\bar{\\alpha}_t', 3));
      assert.ok(hover?.range);
      assert.equal(document.getText(hover.range), '\\bar{\\alpha}_t');
      assert.match(hoverText(hover), /t\u00a0=\u00a0250/);
      const target = {
        uri: document.uri.toString(),
        offset: document.getText().indexOf('= \\sqrt{\\bar') + 3,
      };
      await vscode.commands.executeCommand('diffusion.explainFormula', target);
      await eventually(
        'the formula is explained',
        () => explanations()[0]?.label === 'Explain: Closed-form forward sample',
      );
    });

    it('completes, outlines and evaluates', async () => {
      const document = await showNote(text.replace('\\bar\\alpha_t', '\\bar\\alpha_t + \\bet'));
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        positionOf(document, '+ \\bet', 6),
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('\\beta_t'), labels.slice(0, 20).join(', '));
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = symbols.flatMap(({ name, children }) => [name, ...children.map((each) => each.name)]);
      assert.ok(
        names.includes('Definition of α_t') && names.includes('Closed-form forward sample'),
        names.join(),
      );
      const configuration = vscode.workspace.getConfiguration('diffusion');
      await configuration.update('inlayHints.enabled', true, vscode.ConfigurationTarget.Global);
      try {
        const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          new vscode.Range(0, 0, document.lineCount, 0),
        );
        const shown = hints.map(({ label }) => (typeof label === 'string' ? label : ''));
        // ᾱ_250 of the linear schedule.
        assert.ok(
          shown.some((label) => label.startsWith('= 0.52')),
          shown.join(', '),
        );
      } finally {
        await configuration.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });
}
