import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { commandUri } from '../../../src/explain/markdown/commandUri';

const markdown = new MarkdownIt();
markdown.validateLink = () => true;

/** The links that Markdown makes of a text. */
function linksOf(text: string): string[] {
  const tokens = markdown.parseInline(text, {}).flatMap(({ children }) => children ?? []);
  return tokens.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href')));
}

const argumentOf = (link: string): unknown =>
  (JSON.parse(decodeURIComponent(link.slice(link.indexOf('?') + 1))) as unknown[])[0];

describe('a command as a link', () => {
  it('is one link with its argument, whatever stands in it', () => {
    const nasty = fc.stringMatching(/^[()<>[\]"'`\\%#?& \n)(]*$/);
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string(), fc.jsonValue()), (argument) => {
        const uri = commandUri('diffusion.explainFormula', argument);
        const links = linksOf(`[a](${uri})`);
        expect(links).toHaveLength(1);
        expect(links[0]).toMatch(/^command:diffusion\.explainFormula\?/);
        expect(argumentOf(links[0] ?? '')).toEqual(JSON.parse(JSON.stringify(argument)));
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot be ended by a file’s name that goes on with a link of its own', () => {
    const name = 'a) [Repair](command:workbench.action.terminal.new';
    const links = linksOf(`[a](${commandUri('diffusion.explainFormula', { uri: name })})`);
    expect(links).toHaveLength(1);
    expect(argumentOf(links[0] ?? '')).toEqual({ uri: name });
  });
});
