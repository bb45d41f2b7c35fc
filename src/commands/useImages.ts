import * as v from 'valibot';
import * as vscode from 'vscode';
import { readImageFiles } from '../playground/imageFolder';
import { notebookImages } from '../playground/notebookImages';
import type { Playground } from '../playground/playground';
import { chooseFolder } from '../playground/writeModel';
import { Failure } from '../window/failure';
import { sentence } from '../window/sentence';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

const notRead = () => sentence(vscode.l10n.t('The images were not read.'));

/** “Diffusion: Use Images as Data…”: a folder of images, or an archive of NumPy's, becomes data to train on. */
export function registerUseImages(playground: Playground): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('diffusion.useImages', (argument?: unknown) =>
      tellFailure(notRead(), async () => {
        const given = v.parse(v.optional(resource), argument);
        const source =
          given ?? (await chooseFolder(sentence(vscode.l10n.t('Folder of images')), vscode.l10n.t('Use')));
        if (source) {
          await playground.useImages(nameOf(source), readImageFiles(source));
        }
      }),
    ),
    vscode.commands.registerCommand('diffusion.useNotebookImages', () =>
      tellFailure(notRead(), async () => {
        const notebook = vscode.window.activeNotebookEditor?.notebook;
        const files = notebook ? notebookImages(notebook) : [];
        if (!notebook || files.length === 0) {
          throw new Failure(sentence(vscode.l10n.t('No cell of the notebook shows an image. Run it first.')));
        }
        async function* parts() {
          yield await Promise.resolve({ files, skipped: 0 });
        }
        await playground.useImages(nameOf(notebook.uri), parts());
      }),
    ),
  );
}

/** A name without its extension. */
const nameOf = ({ path }: vscode.Uri): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]{1,5}$/, '');
