// The only importer of MathJax. Runs in a thread of its own: thread.ts.
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { NoTags, TagsFactory } from 'mathjax-full/js/input/tex/Tags.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { flatPath } from './flatSvg';
import type { TexPicture } from './texPicture';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/color/ColorConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';

const em = 16;
const ex = 8;

const adaptor = liteAdaptor({ fontSize: em });
RegisterHTMLHandler(adaptor);

/**
 * A page for one drawing. What a formula defines (`\DeclarePairedDelimiter`, `\definecolor`, `\newtagform`, labels)
 * stays in the parser that read it, so every drawing has its own: half a millisecond, where a formula takes some ten.
 */
function newPage() {
  const input = new TeX({
    packages: ['base', 'ams', 'boldsymbol', 'cancel', 'color', 'configmacros', 'mathtools'],
    // What KaTeX and LaTeX packages know beyond MathJax.
    macros: {
      bm: ['\\boldsymbol{#1}', 1],
      mathbbm: ['\\mathbb{#1}', 1],
      argmin: '\\operatorname*{arg\\,min}',
      argmax: '\\operatorname*{arg\\,max}',
      R: '\\mathbb{R}',
      E: '\\mathbb{E}',
    },
    // How often commands may be replaced by what they stand for, and how long the TeX may become by that.
    maxMacros: 1000,
    maxBuffer: 5120,
    // MathJax's own errors are none of JavaScript's.
    formatError: (_jax: unknown, { message }: { readonly message: string }) => {
      throw new Error(message);
    },
  });
  // MathJax keeps a class of tags for each parser, and the parser with it, in a list that only grows.
  TagsFactory.add(String(input.parseOptions.options.tags), NoTags);
  return mathjax.document('', { InputJax: input, OutputJax: new SVG({ fontCache: 'none' }) });
}

/**
 * TeX as one self-contained SVG in the given CSS colour; sizes in pixels, for 16 px text.
 * @throws {Error} with MathJax's message when the TeX is wrong.
 */
export function texToSvg(tex: string, color: string, display = true): TexPicture {
  // Its types say that it may also return a document; with a string and no `end` option it is an element.
  const container = newPage().convert(tex, { display, em, ex, containerWidth: 80 * em }) as LiteElement;
  const svg = adaptor.tags(container, 'svg')[0];
  if (!svg) {
    throw new Error('MathJax drew nothing.');
  }
  const width = pixels(String(adaptor.getAttribute(svg, 'width')));
  const height = pixels(String(adaptor.getAttribute(svg, 'height')));
  const [, below = '0'] =
    /vertical-align: -([\d.]+)ex/.exec(String(adaptor.getAttribute(svg, 'style'))) ?? [];
  const depth = Number.parseFloat(below) * ex;
  adaptor.setAttribute(svg, 'width', width);
  adaptor.setAttribute(svg, 'height', height);
  adaptor.setAttribute(svg, 'style', `color:${color}`);
  const flat = flatPath(adaptor, svg);
  if (flat) {
    return { svg: flatSvg(flat, svg, width, height, color), width, height, depth };
  }
  dropAnnotations(svg);
  return { svg: adaptor.outerHTML(svg), width, height, depth };
}

function flatSvg(
  { d, unit }: { readonly d: string; readonly unit: number },
  svg: LiteElement,
  width: number,
  height: number,
  color: string,
): string {
  const view = String(adaptor.getAttribute(svg, 'viewBox')).split(' ').map(Number);
  const box = view.map((length) => Number((length * unit).toFixed(1))).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}" style="color:${color}"><path fill="currentColor" d="${d}"/></svg>`;
}

/** "12.3ex" → whole pixels, never 0. */
function pixels(length: string): number {
  return Math.max(1, Math.ceil(Number.parseFloat(length) * ex));
}

/** MathJax labels every node with its TeX class; an image needs none of it, and it is a third of the size. */
function dropAnnotations(node: LiteElement): void {
  for (const { name } of adaptor.allAttributes(node)) {
    if (name.startsWith('data-')) {
      adaptor.removeAttribute(node, name);
    }
  }
  for (const child of adaptor.childNodes(node)) {
    if (adaptor.kind(child) !== '#text' && adaptor.kind(child) !== '#comment') {
      dropAnnotations(child as LiteElement);
    }
  }
}
