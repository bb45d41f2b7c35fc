import * as l10n from '@vscode/l10n';
import type { FigureId, FigureState } from '../../src/figures';
import { patchOfChange } from '../../src/figures/states';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import { linkOf } from '../../src/protocol/link';
import { applyPatch, defaultPlaygroundState, type PlaygroundState } from '../../src/protocol/playgroundState';
import type { FigureExports } from '../figures/kit/export/figureExports';

/**
 * What the preview can do with a figure: its page may write to the clipboard, but save no file.
 * @param scheme that of the editor's links
 */
export function previewExports(scheme: string): FigureExports {
  // Absent where the page is not shown by VS Code: on a page without a secure origin.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) {
    return {};
  }
  const stateOf = (view: FigureId, state: FigureState<FigureId>): PlaygroundState =>
    applyPatch(defaultPlaygroundState, { view, ...patchOfChange(view, state) });
  return {
    async copyLink(id, state) {
      await clipboard.writeText(linkOf(stateOf(id, state), scheme));
      return l10n.t('The link is on the clipboard.');
    },
    async copyBlock(id, state) {
      await clipboard.writeText(demoBlockOf(stateOf(id, state)));
      return l10n.t('The demo block is on the clipboard. Paste it into a Markdown note.');
    },
    copyText: (text) => clipboard.writeText(text),
    copyPicture: (png) => clipboard.write([new ClipboardItem({ 'image/png': png })]),
  };
}
