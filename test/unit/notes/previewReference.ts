import katex from '@vscode/markdown-it-katex';
import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { MathSpan } from '../../../src/notes/note';

// The package is CommonJS; under Node its default export arrives wrapped.
const plugin = 'default' in katex ? (katex as unknown as { default: typeof katex }).default : katex;

/** The TeX contents that VS Code's preview finds, from the very plugin it uses, in order. */
export function previewContents(text: string): string[] {
  const md = new MarkdownIt({ html: true, linkify: true }).use(plugin, { enableFencedBlocks: true });
  const contents: string[] = [];
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const isFence = token.type === 'fence' && token.info.trim().toLowerCase() === 'math';
      if (token.type === 'math_inline' || token.type === 'math_block' || isFence) {
        contents.push(token.content);
      } else if (token.children && token.type !== 'image') {
        walk(token.children);
      }
    }
  };
  walk(md.parse(text, {}));
  return contents;
}

/** Drops what the preview strips inside a span: quote prefixes, the backslash of a cell's pipe, white space. */
export const withoutPrefixes = (text: string, span: Pick<MathSpan, 'quoteDepth' | 'inTable'>): string => {
  const prefix = new RegExp(`^(?:\\s*>){0,${span.quoteDepth}}`);
  const [first = '', ...rest] = text.split(/\r\n?|\n/);
  const plain = [first, ...rest.map((line) => line.replace(prefix, ''))].join('\n').replace(/\s+/g, '');
  return span.inTable ? plain.replaceAll('\\|', '|') : plain;
};
