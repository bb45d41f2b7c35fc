import * as v from 'valibot';
import * as vscode from 'vscode';
import type { WrongFormulas } from '../language/wrongFormulas';
import { exportLiveNote, type LiveNoteTools } from '../liveNote/exportLiveNote';
import type { LiveNoteRequest, ReadLiveNote } from '../liveNote/readLiveNote';
import { writeNewFile } from '../playground/writeModel';
import { applyPatch, defaultPlaygroundState } from '../protocol/playgroundState';
import { currentMacros } from '../settings/currentMacros';
import { currentSettings } from '../settings/currentSettings';
import type { TexPicture } from '../threads/mathJax/texPicture';
import { openThread, type ThreadScript } from '../threads/openThread';
import { SupervisedThread } from '../threads/supervisedThread';
import { withProgress } from '../window/progress';
import { sentence } from '../window/sentence';
import { tellInformation } from '../window/tell';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

/** What a keybinding or a test may give instead of answering questions. `target`: the file. */
const argumentSchema = v.optional(v.strictObject({ target: v.optional(resource) }), {});

/** A note whose rendering takes longer is refused. */
const renderLimitMs = 60_000;

interface Parts {
  readonly wrong: WrongFormulas;
  readonly draw: (tex: string, color: string, display?: boolean) => Promise<TexPicture>;
  /** The built scripts of threads by name. */
  readonly scripts: (name: string) => ThreadScript;
}

/** “Diffusion: Export Live Note…”: the note in front as one HTML file with live figures. Resolves to the file. */
export function registerExportLiveNote(
  { extensionUri }: vscode.ExtensionContext,
  { wrong, draw, scripts }: Parts,
): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.exportLiveNote', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The note was not exported.')), async () => {
      const { target } = v.parse(argumentSchema, argument);
      const document = vscode.window.activeTextEditor?.document;
      if (document?.languageId !== 'markdown') {
        void tellInformation(sentence(vscode.l10n.t('Open the Markdown note that is to be exported.')));
        return undefined;
      }
      const title = sentence(vscode.l10n.t('Export live note'));
      const name =
        document.uri.path
          .split('/')
          .at(-1)
          ?.replace(/\.\w{1,10}$/, '') ?? 'note';
      const { html, remarks } = await withProgress(title, () =>
        makeNote(document, name, { extensionUri, wrong, draw, scripts }),
      );
      const written = await writeNewFile(new TextEncoder().encode(html), `${name}.html`, title, target);
      if (written && !target) {
        void tellInformation(sentence(vscode.l10n.t('The note was exported.')), {
          details: [written.path, ...remarks].join('\n'),
          buttons: [
            {
              label: sentence(vscode.l10n.t('Open in Browser')),
              run: () => vscode.env.openExternal(written),
            },
          ],
        });
      }
      return written;
    }),
  );
}

async function makeNote(
  document: vscode.TextDocument,
  name: string,
  { extensionUri, wrong, draw, scripts }: Parts & { readonly extensionUri: vscode.Uri },
) {
  const text = document.getText().replaceAll('\r\n', '\n');
  const { dialect, schedule } = currentSettings();
  const request: LiveNoteRequest = {
    text,
    dialect,
    macros: currentMacros(),
    base: applyPatch(defaultPlaygroundState, { schedule }),
    bundle: vscode.l10n.bundle ?? {},
    wrong: [...wrong.in(text)],
  };
  const reader = new SupervisedThread<LiveNoteRequest, ReadLiveNote>(
    (hear) => openThread(scripts('liveNote.js'), hear),
    { silenceMs: renderLimitMs },
  );
  const read = async (...parts: string[]) =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', ...parts)),
    );
  const tools: LiveNoteTools = {
    read: (each) => reader.ask(each),
    draw,
    readPicture: (path, mostBytes) => readPicture(document.uri, path, mostBytes),
    parts: async () => ({ script: await read('live.js'), style: await read('live.css') }),
  };
  try {
    return await exportLiveNote(request, { name, language: vscode.env.language }, tools);
  } finally {
    reader.dispose();
  }
}

/** @throws {Error} where there is no such file, it is too large, or a link stands in its place. */
async function readPicture(note: vscode.Uri, path: string, mostBytes: number): Promise<Uint8Array> {
  let uri = vscode.Uri.joinPath(note, '..');
  for (const part of path.split('/')) {
    uri = vscode.Uri.joinPath(uri, part);
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.SymbolicLink || (type & vscode.FileType.File && size > mostBytes)) {
      throw new Error('It is a link, or too large.');
    }
  }
  return vscode.workspace.fs.readFile(uri);
}
