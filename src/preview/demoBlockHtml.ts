import * as l10n from '@vscode/l10n';
import { escapeHtml } from '../base/escapeHtml';
import { parseDemoBlock } from '../protocol/demoBlock';
import { writeDemoState, type DemoState } from '../protocol/demoState';
import type { PreviewContext } from './previewContext';

type Attributes = Readonly<Record<string, string>>;

/** An element as HTML; its content is HTML already. */
export function htmlElement(tag: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${written.join('')}>${content}</${tag}>\n`;
}

/**
 * A demo block as an element that carries its state, in which the page's script draws; what is wrong with it in its
 * place where it cannot be read.
 * @param line that of the fence, from 0
 * @param given attributes that the element has already
 */
export function demoBlockHtml(
  content: string,
  line: number,
  { base }: Pick<PreviewContext, 'base'>,
  given: Attributes = {},
): string {
  const block = parseDemoBlock(content, base);
  return block.ok
    ? htmlElement('div', demoAttributes(given, block.state), fallback(block.state.view))
    : htmlElement('div', demoAttributes(given), problem(block.message, line + 1 + block.line, content));
}

/** Stands behind a block that is not drawn. */
export function switchedOffHint(): string {
  const text = l10n.t('Diffusion demos are switched off by the setting {0}.', 'diffusion.preview.enabled');
  return `<p class="diffusion-demo-hint"><em>${escapeHtml(text)}</em></p>\n`;
}

/** Carries what the page's script must know. */
export const contextHtml = ({ translations, scheme }: PreviewContext): string =>
  htmlElement('div', {
    class: 'diffusion-preview-context',
    hidden: '',
    'data-context': JSON.stringify({ translations, scheme }),
  });

function demoAttributes(given: Attributes, state?: DemoState): Attributes {
  return {
    ...given,
    class: [given['class'], 'diffusion-demo', state === undefined ? 'diffusion-demo-problem' : '']
      .filter(Boolean)
      .join(' '),
    ...(state === undefined ? {} : { 'data-diffusion': writeDemoState(state) }),
  };
}

/** Stands in the block until the figure is drawn, or for good where scripts are not allowed. */
function fallback(view: string): string {
  const text = l10n.t('Diffusion demo “{0}”. It is drawn where scripts may run.', view);
  return `<p class="diffusion-demo-fallback">${escapeHtml(text)}</p>`;
}

function problem(message: string, line: number, source: string): string {
  const text = l10n.t('Line {0}: {1}', line, message);
  return `<p><strong>${escapeHtml(text)}</strong></p><pre><code>${escapeHtml(source)}</code></pre>`;
}
