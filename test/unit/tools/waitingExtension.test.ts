import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { bundles } from '../../tools/build/bundles.mjs';

const { contributes: promised } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: { readonly notebookRenderer: readonly { readonly id: string }[] };
};
const rendererIds = promised.notebookRenderer.map(({ id }) => id);
const samples = { digitsSample: () => [], iconsSample: () => [] };

interface Document {
  readonly languageId: string;
  getText(): string;
}
type Listener = (value: unknown) => void;

let script = '';
let inputs: string[] = [];
beforeAll(async () => {
  const options = bundles({ production: false, samples }).find(
    ({ outfile }) => outfile === 'dist/extension.js',
  );
  const { outputFiles, metafile } = await build({
    ...options,
    write: false,
    logLevel: 'silent',
    sourcemap: false,
    legalComments: 'none',
  });
  script = outputFiles?.[0]?.text ?? '';
  inputs = Object.keys(metafile?.inputs ?? {}).sort();
}, 60_000);

let starts: number;
let commands: Map<string, (...values: unknown[]) => unknown>;
let opened: Listener;
let changed: Listener;
let panels: Map<string, { deserializeWebviewPanel(panel: unknown): unknown }>;
let cellSays: Listener;
let cellHears: unknown[];

/** Activates the built script in front of a window with these documents. */
function activate(...textDocuments: Document[]): { extendMarkdownIt(md: unknown): unknown } {
  const disposable = { dispose: () => undefined };
  const registerCommand = (id: string, run: (...values: unknown[]) => unknown) => {
    expect(commands.has(id)).toBe(false);
    commands.set(id, run);
    return { dispose: () => commands.delete(id) };
  };
  const vscode = {
    Disposable: {
      from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((each) => each.dispose()) }),
    },
    commands: {
      registerCommand,
      executeCommand: (id: string, ...values: unknown[]) => commands.get(id)?.(...values),
    },
    workspace: {
      textDocuments,
      onDidOpenTextDocument: (listener: Listener) => ((opened = listener), disposable),
      onDidChangeTextDocument: (listener: Listener) => ((changed = listener), disposable),
    },
    window: {
      registerWebviewPanelSerializer: (
        viewType: string,
        serializer: { deserializeWebviewPanel(panel: unknown): unknown },
      ) => (panels.set(viewType, serializer), disposable),
      registerUriHandler: () => disposable,
      registerCustomEditorProvider: () => disposable,
    },
    notebooks: {
      createRendererMessaging: (id: string) => {
        expect(rendererIds).toContain(id);
        return {
          onDidReceiveMessage: (listener: Listener) => ((cellSays = listener), disposable),
          postMessage: (...values: unknown[]) => void cellHears.push(values),
        };
      },
    },
  };
  const start = () => {
    starts += 1;
    registerCommand('diffusion.sample', (value: unknown) => ['sampled', value]);
    const serializer = { deserializeWebviewPanel: (panel: unknown) => ['restored', panel] };
    return {
      extendMarkdownIt: (md: unknown) => ['extended', md],
      answerBlock: (message: unknown) => (message === 'none' ? undefined : ['answered', message]),
      serializers: { 'diffusion.playground': serializer, 'diffusion.explanation': serializer },
    };
  };
  const module = { exports: {} as { activate(context: unknown): ReturnType<typeof activate> } };
  const require = (name: string) => (name === 'vscode' ? vscode : { start });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- as Node runs a module
  new Function('require', 'module', 'exports', script)(require, module, module.exports);
  const contributes = { commands: [{ command: 'diffusion.sample' }], languageModelTools: [] };
  return module.exports.activate({ subscriptions: [], extension: { packageJSON: { contributes } } });
}

it('starts for a demo block in a notebook’s Markdown cell, and answers the notebook that asked', () => {
  activate();
  cellSays({ editor: 'one', message: 'block' });
  cellSays({ editor: 'two', message: 'none' });
  expect(starts).toBe(1);
  expect(cellHears).toEqual([[['answered', 'block'], 'one']]);
});

const note = (text: string, languageId = 'markdown'): Document => ({ languageId, getText: () => text });

beforeEach(() => {
  starts = 0;
  commands = new Map();
  panels = new Map();
  cellHears = [];
});

it('is read with no more than what waits', () => {
  expect(inputs).toEqual(['src/extension.ts', 'src/language/noteLanguages.ts', 'src/notes/mayHoldMath.ts']);
});

it('waits where no note holds math', () => {
  activate(note('Words only.'), note('$x$', 'plaintext'));
  opened(note('# Heading\n\n```js\nlet a;\n```'));
  changed({ document: note('More words.') });
  expect(starts).toBe(0);
});

it.each([
  ['$x$'],
  ['\\(x\\)'],
  ['\\begin{align}'],
  ['```diffusion\ndemo: forward\n```'],
  ['> ~~~ diffusion'],
])('starts once for a note with %j, open already, opened, or typed', (text) => {
  activate(note(text));
  expect(starts).toBe(1);
  commands.clear();
  starts = 0;
  activate();
  opened(note(text));
  changed({ document: note(text) });
  expect(starts).toBe(1);
  commands.clear();
  starts = 0;
  activate();
  changed({ document: note(text, 'latex') });
  expect(starts).toBe(1);
});

it('starts for a command, which then runs with what it was given', async () => {
  activate();
  expect(await commands.get('diffusion.sample')?.(7)).toEqual(['sampled', 7]);
  expect(await commands.get('diffusion.sample')?.(8)).toEqual(['sampled', 8]);
  expect(starts).toBe(1);
});

it('starts for a panel that comes back, and for the preview', () => {
  const extension = activate();
  expect(panels.get('diffusion.explanation')?.deserializeWebviewPanel('panel')).toEqual([
    'restored',
    'panel',
  ]);
  expect(extension.extendMarkdownIt('md')).toEqual(['extended', 'md']);
  expect(starts).toBe(1);
});
