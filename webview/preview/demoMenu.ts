import { parseJson, writeDemoState, type DemoState } from '../../src/protocol/demoState';

/** The note that the preview shows, as its page says it; undefined where it does not. */
function noteAddress(): string | undefined {
  const settings = parseJson(
    document.getElementById('vscode-markdown-preview-data')?.dataset['settings'] ?? '',
  );
  return typeof settings === 'object' && settings !== null && 'source' in settings
    ? String(settings.source)
    : undefined;
}

/**
 * Says for VS Code's context menu what figure an element holds, in what state and at which line of which note: the
 * commands of the menu are told so (`src/commands/demoMenu.ts`).
 */
export function offerInMenu(host: HTMLElement, state: DemoState): void {
  const line = host.closest<HTMLElement>('[data-line]')?.dataset['line'];
  const note = noteAddress();
  host.dataset['vscodeContext'] = JSON.stringify({
    diffusionDemo: writeDemoState(state),
    ...(note === undefined || line === undefined ? {} : { diffusionNote: note, diffusionLine: Number(line) }),
  });
}
