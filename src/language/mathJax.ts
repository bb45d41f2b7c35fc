// The only importer of MathJax. Runs in threads of its own: mathJaxThread.ts, mathJaxWebWorker.ts.
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import type { TexPicture } from './texPicture';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';

const em = 16;
const ex = 8;

const adaptor = liteAdaptor({ fontSize: em });
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {
  InputJax: new TeX({
    packages: ['base', 'ams', 'boldsymbol'],
    maxMacros: 1000,
    formatError: (_jax: unknown, error: Error) => {
      throw error;
    },
  }),
  OutputJax: new SVG({ fontCache: 'none' }),
});

/**
 * TeX as one self-contained SVG in the given CSS colour; sizes in pixels, for 16 px text.
 * @throws {Error} with MathJax's message when the TeX is wrong.
 */
export function texToSvg(tex: string, color: string): TexPicture {
  // Its types say that it may also return a document; with a string and no `end` option it is an element.
  const container = page.convert(tex, { display: true, em, ex, containerWidth: 80 * em }) as LiteElement;
  const svg = adaptor.tags(container, 'svg')[0];
  if (!svg) throw new Error('MathJax drew nothing.');
  const width = pixels(String(adaptor.getAttribute(svg, 'width')));
  const height = pixels(String(adaptor.getAttribute(svg, 'height')));
  adaptor.setAttribute(svg, 'width', width);
  adaptor.setAttribute(svg, 'height', height);
  adaptor.setAttribute(svg, 'style', `color:${color}`);
  dropAnnotations(svg);
  return { svg: adaptor.outerHTML(svg), width, height };
}

/** "12.3ex" → whole pixels, never 0. */
function pixels(length: string): number {
  return Math.max(1, Math.ceil(Number.parseFloat(length) * ex));
}

/** MathJax labels every node with its TeX class; an image needs none of it, and it is a third of the size. */
function dropAnnotations(node: LiteElement): void {
  for (const { name } of adaptor.allAttributes(node)) {
    if (name.startsWith('data-')) adaptor.removeAttribute(node, name);
  }
  for (const child of adaptor.childNodes(node)) {
    if (adaptor.kind(child) !== '#text' && adaptor.kind(child) !== '#comment')
      dropAnnotations(child as LiteElement);
  }
}
