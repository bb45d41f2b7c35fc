import * as v from 'valibot';
import * as vscode from 'vscode';
import { describeIssues } from '../../protocol/describeIssues';
import { fromModelFileSchema, type ModelFileKind, type ToModelFile } from '../../protocol/modelFile';
import { Failure, reasonOf } from '../../window/failure';
import { visibleText } from '../../window/visibleText';
import { fileSize, isThere } from '../fileSize';
import { FileBytes } from './fileBytes';
import { modelFileHtml } from './modelFileHtml';

/** Looks into safetensors files, .npz archives and model_index.json, and changes nothing. */
export class ModelFileEditor {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Shows a file in the panel that VS Code opened for it. */
  show(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist')],
    };
    const bytes = new FileBytes(uri);
    const post = (message: ToModelFile): void => void webview.postMessage(message);
    const open = async (): Promise<void> => {
      bytes.forget();
      post(await openedFile(uri));
    };
    const folder = vscode.Uri.joinPath(uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, nameOf(uri).replace(/[[\]{}*?]/g, '?')),
    );
    const watching = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(() => this.attempt(open())),
      webview.onDidReceiveMessage((message: unknown) => {
        const parsed = v.safeParse(fromModelFileSchema, message);
        if (!parsed.success) {
          this.log.warn(`A message from a file's page was dropped. ${describeIssues(parsed.issues)}`);
          return;
        }
        this.attempt(answer(parsed.output));
      }),
    );
    const answer = async (message: v.InferOutput<typeof fromModelFileSchema>): Promise<void> => {
      switch (message.type) {
        case 'ready':
          return open();
        case 'read':
          return post(await this.stretch(bytes, message));
        case 'sample': {
          const source = (await isInModelFolder(uri)) ? folder : uri;
          await vscode.commands.executeCommand('diffusion.importModel', source);
        }
      }
    };
    panel.onDidDispose(() => void watching.dispose());
    webview.html = modelFileHtml(webview, this.extensionUri);
  }

  private async stretch(
    bytes: FileBytes,
    { id, begin, end }: { id: number; begin: number; end: number },
  ): Promise<ToModelFile> {
    try {
      return { type: 'bytes', id, bytes: await bytes.read(begin, end) };
    } catch (error) {
      this.log.warn(visibleText(reasonOf(error)));
      const reason = error instanceof Failure ? error.sentence : vscode.l10n.t('The file cannot be read.');
      return { type: 'unreadable', id, reason };
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error(visibleText(reasonOf(error))));
  }
}

async function openedFile(uri: vscode.Uri): Promise<ToModelFile> {
  return {
    type: 'open',
    name: nameOf(uri).slice(0, 1000),
    kind: kindOf(nameOf(uri)),
    size: (await fileSize(uri)) ?? 0,
    inModelFolder: await isInModelFolder(uri),
    translations: { ...vscode.l10n.bundle },
    language: vscode.env.language,
  };
}

const nameOf = ({ path }: vscode.Uri): string => path.split('/').at(-1) ?? '';

function kindOf(name: string): ModelFileKind {
  if (name.toLowerCase().endsWith('.json')) {
    return 'pipeline';
  }
  return name.toLowerCase().endsWith('.npz') ? 'npz' : 'safetensors';
}

/** Whether the file's folder is laid out as a model: a pipeline's with its network, or a network's own. */
function isInModelFolder(uri: vscode.Uri): Promise<boolean> {
  switch (kindOf(nameOf(uri))) {
    case 'pipeline':
      return isThere(vscode.Uri.joinPath(uri, '..', 'unet', 'config.json'));
    case 'safetensors':
      return isThere(vscode.Uri.joinPath(uri, '..', 'config.json'));
    case 'npz':
      return Promise.resolve(false);
  }
}
