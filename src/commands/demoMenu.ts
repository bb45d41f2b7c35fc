import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { demoBlockOf } from '../protocol/demoBlockText';
import { readDemoState, type DemoState } from '../protocol/demoState';
import { networkDemoPatch } from '../protocol/networkDemoPatch';
import { isNetworkDemoId } from '../protocol/networkDemos';
import { sentence } from '../window/sentence';
import { tellError } from '../window/tell';
import { demoPlace } from './demoPlace';

/** What the preview's page says of the figure under the context menu (`webview/preview/demoMenu.ts`), or anyone else. */
const menuSchema = v.object({
  diffusionDemo: v.string(),
  diffusionNote: v.optional(v.string()),
  diffusionLine: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
type MenuContext = v.InferOutput<typeof menuSchema>;

/** The commands of the context menu of figures in the Markdown preview. */
export function registerDemoMenu(playground: Playground): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('diffusion.openDemo', (argument?: unknown) => {
      const read = readMenu(argument);
      if (read) {
        const { view, schedule, t, seed, figures, networks } = read.state;
        const patch = isNetworkDemoId(view)
          ? { ...networkDemoPatch(view, networks), seed }
          : { view, schedule, t, seed, figures: { [view]: figures[view] } };
        playground.open(patch, 'none', vscode.ViewColumn.Beside);
      }
    }),
    vscode.commands.registerCommand('diffusion.takeDemo', async (argument?: unknown) => {
      const read = readMenu(argument);
      if (read) {
        await takeIntoNote(read.state, read.context);
      }
    }),
  );
}

function readMenu(
  argument: unknown,
): { readonly state: DemoState; readonly context: MenuContext } | undefined {
  const parsed = v.safeParse(menuSchema, argument);
  const read = parsed.success ? readDemoState(parsed.output.diffusionDemo) : undefined;
  if (!parsed.success || read?.ok !== true) {
    void tellError(
      sentence(
        vscode.l10n.t(
          'This command needs a figure of the Markdown preview. Open it from the figure’s context menu.',
        ),
      ),
    );
    return undefined;
  }
  return { state: read.state, context: parsed.output };
}

/** Writes a figure's state into the note that its preview shows, as an edit that can be undone. */
async function takeIntoNote(state: DemoState, { diffusionNote, diffusionLine }: MenuContext): Promise<void> {
  const document = vscode.workspace.textDocuments.find(
    ({ uri, languageId }) => languageId === 'markdown' && uri.toString() === addressOf(diffusionNote),
  );
  if (document === undefined || diffusionLine === undefined) {
    void tellError(
      sentence(
        vscode.l10n.t(
          'The note of this figure is not open. Open it in an editor, then take the state again.',
        ),
      ),
    );
    return;
  }
  const lines = document.getText().split(/\r?\n/);
  const { from, to, text } = demoPlace(lines, diffusionLine, demoBlockOf(state));
  const range = document.validateRange(new vscode.Range(from, 0, to, 0));
  const start = from >= lines.length ? `\n${text}` : text;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, to >= lines.length ? start.trimEnd() : start);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document),
    selection: new vscode.Range(from, 0, from, 0),
  });
}

function addressOf(note: string | undefined): string | undefined {
  try {
    return note === undefined ? undefined : vscode.Uri.parse(note, true).toString();
  } catch {
    return undefined;
  }
}

/** Where the note stands already, so that its preview is not covered. */
function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  return editor?.viewColumn ?? vscode.ViewColumn.One;
}
