import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { noteLanguages } from './language/noteLanguages';
import { mayHoldMath } from './notes/mayHoldMath';
import type { Started } from './start';

/**
 * Waits until something is asked of the extension: a command, a panel, a link, a preview, or a note with math in it.
 * Until then nothing of it runs but what stands here. Returns what the built-in Markdown preview asks for.
 */
export function activate(context: vscode.ExtensionContext) {
  let started: Started | undefined;
  const waiting: vscode.Disposable[] = [];
  const start = (): Started => {
    if (!started) {
      vscode.Disposable.from(...waiting).dispose();
      started = load().start(context);
    }
    return started;
  };
  const startOnMath = (document: vscode.TextDocument): void => {
    if (!started && isNote(document) && mayHoldWork(document.getText())) {
      start();
    }
  };
  const { commands, languageModelTools } = contributions(context);
  const notebookCells = vscode.notebooks.createRendererMessaging('diffusion-playground.markdown-cells');
  waiting.push(
    ...commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (...values: unknown[]) => {
        start();
        return vscode.commands.executeCommand(command, ...values);
      }),
    ),
    vscode.workspace.onDidOpenTextDocument(startOnMath),
    vscode.workspace.onDidChangeTextDocument(({ document }) => startOnMath(document)),
  );
  context.subscriptions.push(
    {
      dispose() {
        vscode.Disposable.from(...waiting).dispose();
      },
    },
    ...(['diffusion.playground', 'diffusion.explanation'] as const).map((viewType) =>
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state) =>
          start().serializers[viewType].deserializeWebviewPanel(panel, state),
      }),
    ),
    vscode.window.registerUriHandler({ handleUri: (uri) => start().links.handleUri(uri) }),
    vscode.window.registerCustomEditorProvider('diffusion.modelFile', {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => start().modelFiles.show(uri, panel),
    }),
    notebookCells.onDidReceiveMessage(({ editor, message }) => {
      const answer = start().answerBlock(message);
      if (answer) {
        void notebookCells.postMessage(answer, editor);
      }
    }),
    ...registerTools(
      languageModelTools.map(({ name }) => name),
      (name, input) => start().answer(name, input),
    ),
  );
  vscode.workspace.textDocuments.forEach(startOnMath);
  return { extendMarkdownIt: (md: MarkdownIt) => start().extendMarkdownIt(md) };
}

/** Makes all parts of the extension. The bundle holds them, and runs none of their code before this. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the preview asks for its plugin without waiting
const load = () => require('./start') as typeof import('./start');

/** What package.json promises. */
interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly languageModelTools: readonly { readonly name: string }[];
}

function contributions({ extension }: vscode.ExtensionContext): Contributions {
  return (extension.packageJSON as { readonly contributes: Contributions }).contributes;
}

const isNote = ({ languageId }: vscode.TextDocument): boolean =>
  noteLanguages.some((each) => each === languageId);

/** Math, or a demo block. */
const mayHoldWork = (text: string): boolean =>
  mayHoldMath(text) || /^[> \t]*(?:`{3}|~{3})[ \t]*diff/im.test(text);

/** Offers language models what they may ask. Editors that are built on VS Code may lack such tools. */
function registerTools(
  names: readonly string[],
  answer: (name: string, input: unknown) => Promise<string>,
): vscode.Disposable[] {
  const { registerTool } = ((vscode as Partial<typeof vscode>).lm ?? {}) as Partial<typeof vscode.lm>;
  return names.flatMap((name) =>
    registerTool
      ? registerTool(name, {
          invoke: async ({ input }) =>
            new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await answer(name, input))]),
        })
      : [],
  );
}
