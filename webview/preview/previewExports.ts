import * as l10n from '@vscode/l10n';
import type { FigureId, FigureState } from '../../src/figures';
import { patchOfChange } from '../../src/figures/states';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import type { DemoState } from '../../src/protocol/demoState';
import { linkOf } from '../../src/protocol/link';
import { networkDemoPatch } from '../../src/protocol/networkDemoPatch';
import { isNetworkDemoId } from '../../src/protocol/networkDemos';
import { applyPatch, defaultPlaygroundState, type PlaygroundState } from '../../src/protocol/playgroundState';
import type { Exported } from '../figures/kit/export/exportItems';
import type { FigureExports } from '../figures/kit/export/figureExports';

/** What can be done with a demo that runs a network. */
export type DemoActs = Pick<Exported, 'copyLink' | 'copyBlock' | 'open' | 'restore'>;

/** Absent where the page has no secure origin: a page that VS Code does not show. */
const clipboard = (): Clipboard | undefined => navigator.clipboard;

/**
 * What the preview can do with a figure: its page may write to the clipboard and follow links, but save no file.
 * @param scheme that of the editor's links
 */
export function previewExports(scheme: string): FigureExports {
  const stateOf = (view: FigureId, state: FigureState<FigureId>): PlaygroundState =>
    applyPatch(defaultPlaygroundState, { view, ...patchOfChange(view, state) });
  const open: FigureExports['open'] = (id, state) => follow(linkOf(stateOf(id, state), scheme));
  const board = clipboard();
  if (board === undefined) {
    return { open };
  }
  return {
    open,
    copyLink: (id, state) => copyLink(board, stateOf(id, state), scheme),
    copyBlock: (id, state) => copyBlock(board, stateOf(id, state)),
    copyText: (text) => board.writeText(text),
    copyPicture: (png) => board.write([new ClipboardItem({ 'image/png': png })]),
  };
}

/** The same with a demo that runs a network. */
export function networkDemoActs(scheme: string, state: () => DemoState, restore: () => void): DemoActs {
  const shown = () => playgroundStateOf(state());
  const board = clipboard();
  return {
    restore,
    open: () => follow(linkOf(shown(), scheme)),
    copyLink: board && (() => copyLink(board, shown(), scheme)),
    copyBlock: board && (() => copyBlock(board, state())),
  };
}

function playgroundStateOf({ view, networks, seed }: DemoState): PlaygroundState {
  const patch = isNetworkDemoId(view) ? networkDemoPatch(view, networks) : { view };
  return applyPatch(defaultPlaygroundState, { ...patch, seed });
}

async function copyLink(board: Clipboard, state: PlaygroundState, scheme: string): Promise<string> {
  await board.writeText(linkOf(state, scheme));
  return l10n.t('The link is on the clipboard.');
}

async function copyBlock(board: Clipboard, state: PlaygroundState | DemoState): Promise<string> {
  await board.writeText(demoBlockOf(state));
  return l10n.t('The demo block is on the clipboard. Paste it into a Markdown note.');
}

/** Follows a link as a press on it does: the preview hands those of the editor to it. */
function follow(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
}
