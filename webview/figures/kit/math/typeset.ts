import { element, type Child } from '../dom';

/** A subscript as plain text has it: `x_0`, `L_{t−1}`. */
const subscript = /_(?:\{([^{}]{1,20})\}|([\p{L}\d]+))/u;

/** A text with its subscripts set low; what is copied or read of it is the text as it was. */
export function typeset(text: string): readonly Child[] {
  const pieces: Child[] = [];
  let rest = text;
  for (let found = subscript.exec(rest); found !== null; found = subscript.exec(rest)) {
    const [whole, inBraces, bare = ''] = found;
    const hidden = (mark: string): HTMLElement => element('span', { hidden: '' }, mark);
    pieces.push(rest.slice(0, found.index), hidden(inBraces === undefined ? '_' : '_{'));
    pieces.push(element('sub', {}, inBraces ?? bare), ...(inBraces === undefined ? [] : [hidden('}')]));
    rest = rest.slice(found.index + whole.length);
  }
  return [...pieces, rest];
}

/** What of a figure is set so: titles, keys and names of its pictures. */
const typesetParts = '.df-plot-title, .df-keys span, figcaption';

/** Sets the subscripts of a figure's titles and keys low. */
export function typesetWithin(root: HTMLElement): void {
  for (const part of root.querySelectorAll(typesetParts)) {
    for (const node of [...part.childNodes]) {
      if (node instanceof Text && subscript.test(node.data)) {
        // One element: the parts of a key stand apart.
        node.replaceWith(element('span', {}, ...typeset(node.data)));
      }
    }
  }
}
