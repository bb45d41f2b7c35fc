import type * as vscode from 'vscode';
import type { ImageFile } from '../protocol/ownData';

const imageTypes: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};
/** A message to the page holds no more images than this, and no more bytes. */
const mostImages = 1000;
const mostBytes = 64 * 2 ** 20;

/** The images that a notebook's cells show, each as the best of its forms that a browser decodes. */
export function notebookImages(notebook: Pick<vscode.NotebookDocument, 'getCells'>): ImageFile[] {
  const outputs = notebook.getCells().flatMap(({ outputs: all }) => all);
  const files: ImageFile[] = [];
  let bytes = 0;
  for (const { items } of outputs) {
    const item = items.find(({ mime }) => Object.hasOwn(imageTypes, mime));
    if (item && files.length < mostImages && bytes + item.data.length <= mostBytes) {
      // A Node Buffer would not reach a webview as bytes.
      files.push({
        path: `${files.length}.${imageTypes[item.mime] ?? ''}`,
        bytes: new Uint8Array(item.data),
      });
      bytes += item.data.length;
    }
  }
  return files;
}
