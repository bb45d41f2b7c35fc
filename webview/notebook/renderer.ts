// Runs in every notebook with Markdown cells: small, and does nothing where there is no demo block.
import type MarkdownIt from 'markdown-it';
import { isDemoFence } from '../../src/protocol/demoFence';
import type { BlockAnswer, BlockQuestion } from '../../src/protocol/notebookBlock';

/** The part of VS Code's notebook renderer API that is used here. */
interface RendererContext {
  getRenderer(id: string): Promise<unknown>;
  readonly postMessage?: (message: BlockQuestion) => void;
  readonly onDidReceiveMessage?: (listener: (answer: BlockAnswer) => void) => unknown;
}

interface MarkdownRenderer {
  extendMarkdownIt(extend: (md: MarkdownIt) => void): void;
}

/** Keys that a figure takes; the notebook would go to other cells by them. */
const figureKeys = /^(?:Arrow|Page|Home|End|Enter| )/;

/**
 * Adds demo blocks to the Markdown cells of notebooks. The extension says what stands in a block, and the script of the
 * Markdown preview draws there. Until then, and without an extension, the block is shown as it is written.
 */
export async function activate(context: RendererContext): Promise<void> {
  const { postMessage, onDidReceiveMessage } = context;
  const markdown = (await context.getRenderer('vscode.markdown-it-renderer')) as MarkdownRenderer | undefined;
  if (!markdown || !postMessage || !onDidReceiveMessage) {
    return;
  }
  /** The cells whose blocks were asked about, by the question’s number. */
  const asked = new Map<number, string>();
  let count = 0;
  onDidReceiveMessage(({ id, html }) => {
    const cell = document.getElementById(asked.get(id) ?? '')?.shadowRoot;
    const place = cell?.querySelector<HTMLElement>(`[data-diffusion-block="${id}"]`);
    asked.delete(id);
    if (cell && place) {
      place.innerHTML = html;
      place.addEventListener('keydown', keepFigureKeys);
      draw(cell);
    }
  });
  markdown.extendMarkdownIt((md) => {
    const { fence } = md.renderer.rules;
    md.renderer.rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index];
      const written = fence?.(tokens, index, options, env, self) ?? '';
      const cell = (env as { readonly outputItem?: { readonly id: string } } | undefined)?.outputItem?.id;
      if (cell === undefined || !token || !isDemoFence(token.info)) {
        return written;
      }
      count += 1;
      asked.set(count, cell);
      postMessage({ type: 'block', id: count, content: token.content, line: token.map?.[0] ?? 0 });
      return `<div data-diffusion-block="${count}">${written}</div>`;
    };
  });
}

function keepFigureKeys(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && figureKeys.test(event.key)) {
    event.stopPropagation();
  }
}

const built = (file: string): string => new URL(file, import.meta.url).href;

/** Draws the blocks of a cell, whose elements stand in a tree of their own with styles of its own. */
function draw(cell: ShadowRoot): void {
  if (!('diffusionCell' in (cell.host as HTMLElement).dataset)) {
    (cell.host as HTMLElement).dataset['diffusionCell'] = '';
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = built('preview-demos.css');
    cell.append(style);
  }
  if (document.querySelector('script[data-diffusion]')) {
    window.dispatchEvent(new Event('vscode.markdown.updateContent'));
    return;
  }
  const script = document.createElement('script');
  script.dataset['diffusion'] = '';
  script.src = built('preview-demos.js');
  document.head.append(script);
}
