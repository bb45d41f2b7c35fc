import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { createSchedule } from '../../src/diffusion/schedule';
import { defaultPlaygroundState, playgroundPatchSchema } from '../../src/protocol/playgroundState';
import {
  closeEverything,
  hoversAt,
  hoverText,
  linkedPatches,
  positionOf,
  showNote,
  writeFile,
} from './support';

const note = [
  '# A note',
  '',
  'Signal left: $\\sqrt{\\bar\\alpha_t}$, and \\$5 of prose with beta_t.',
  '',
  '```tex',
  '$\\beta_t$ in code',
  '```',
].join('\n');

describe('hover', () => {
  afterEach(closeEverything);

  it('draws, names, defines and evaluates ᾱ_t', async () => {
    const document = await showNote(note);
    const [hover, ...others] = await hoversAt(document, positionOf(document, '\\bar\\alpha_t', 2));
    assert.ok(hover);
    assert.equal(others.length, 0);
    const text = hoverText(hover);
    assert.match(text, /<img src="data:image\/svg\+xml;base64,[^"]+" alt="[^"]+">/);
    assert.match(text, /eq\. 4/);
    const { alphaBar } = createSchedule(defaultPlaygroundState.schedule);
    // The last of the four values, ᾱ_T = 4.04e-5, to the digits that a hover shows.
    assert.ok(text.includes(alphaBar[1000]?.toPrecision(3).slice(0, 4) ?? ''), text);
    assert.ok(text.length < 100_000);
  });

  it('covers exactly the symbol', async () => {
    const document = await showNote(note);
    const [hover] = await hoversAt(document, positionOf(document, '\\bar\\alpha_t', 2));
    assert.ok(hover?.range);
    assert.equal(document.getText(hover.range), '\\bar\\alpha_t');
  });

  it('links to the playground at the symbol, and may run nothing else', async () => {
    const document = await showNote(note);
    const [hover] = await hoversAt(document, positionOf(document, '\\bar\\alpha_t', 2));
    assert.ok(hover);
    const patches = linkedPatches(hover);
    assert.equal(patches.length, 1);
    assert.equal(v.parse(playgroundPatchSchema, patches[0]).view, 'schedule');
    for (const content of hover.contents) {
      if (content instanceof vscode.MarkdownString && content.value.includes('command:')) {
        assert.deepEqual(content.isTrusted, {
          enabledCommands: ['diffusion.openPlayground', 'diffusion.explainFormula'],
        });
      }
    }
  });

  it('is silent in prose and in code', async () => {
    const document = await showNote(note);
    assert.deepEqual(await hoversAt(document, positionOf(document, 'beta_t.', 2)), []);
    assert.deepEqual(await hoversAt(document, positionOf(document, '\\beta_t$ in code', 2)), []);
  });

  it('names a formula, and what its quantities are, between its symbols', async () => {
    const document = await showNote(
      'Here $x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon$.',
    );
    const [hover] = await hoversAt(document, positionOf(document, ' = ', 1));
    assert.ok(hover?.range);
    assert.match(hoverText(hover), /\*\*Closed-form forward sample\*\*/);
    assert.match(hoverText(hover), /clean data/);
    assert.match(
      hoverText(hover),
      /\[Ho et al\\?\. 2020, eq\\?\. 4\]\(https:\/\/arxiv\.org\/abs\/2006\.11239/,
    );
    assert.equal(linkedPatches(hover).length, 1);
    assert.match(document.getText(hover.range), /^x_t = .*epsilon$/);
  });

  it('says which convention the note follows, and since which line', async () => {
    const document = await showNote('Let $a_t = 1 - \\beta_t$.\n\nThen $\\sqrt{a_t}$ scales.');
    const [hover] = await hoversAt(document, positionOf(document, 'sqrt{a_t}', 5));
    assert.ok(hover);
    assert.match(hoverText(hover), /line 1\b/);
  });

  it('works in the Markdown cells of a notebook', async () => {
    const notebook = await vscode.workspace.openNotebookDocument(
      await writeFile(
        'notebook.ipynb',
        JSON.stringify({
          cells: [{ cell_type: 'markdown', metadata: {}, source: ['Noise $\\beta_t$'] }],
          metadata: {},
          nbformat: 4,
          nbformat_minor: 5,
        }),
      ),
    );
    const { document } = notebook.cellAt(0);
    const [hover] = await hoversAt(document, positionOf(document, '\\beta_t', 2));
    assert.ok(hover?.range);
    assert.equal(document.getText(hover.range), '\\beta_t');
  });

  it('survives broken notes', async () => {
    for (const broken of [
      '$\\frac{\\bar\\alpha_t$',
      '$$\n\\bar\\alpha_t',
      '$20 and $30',
      '\\bar\\alpha_t$',
      '',
    ]) {
      const document = await showNote(broken);
      for (let offset = 0; offset <= broken.length; offset++) {
        for (const hover of await hoversAt(document, document.positionAt(offset))) {
          assert.ok(hover.range?.contains(document.positionAt(offset)));
        }
      }
    }
  }).timeout(300_000);
});
