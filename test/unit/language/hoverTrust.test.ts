import MarkdownIt from 'markdown-it';
import { describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { DrawingCache } from '../../../src/threads/mathJax/drawingCache';
import { MathHoverProvider } from '../../../src/language/hover';
import type { LanguageContext } from '../../../src/language/languageContext';
import { NoteCache } from '../../../src/language/noteCache';
import { scheduleCache } from '../../../src/language/scheduleCache';
import { readSettings } from '../../../src/settings/settings';
import { TexError } from '../../../src/threads/mathJax/texPicture';
import { formatOf } from '../../../src/notes/mathSpans';
import { readNote } from '../../../src/notes/readNote';
import { payload } from '../protocol/hostileMessages';
import { Position, Uri, type Hover } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const settings = readSettings({ get: () => undefined }, () => undefined);
const options = { dialect: settings.dialect, format: formatOf('markdown'), macros: {} };

/** Drawn or not, text of the note must stay text: where nothing can be drawn, its TeX is shown. */
const drawers = [
  () => Promise.resolve({ svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', width: 9, height: 9, depth: 0 }),
  () => Promise.reject(new TexError('no')),
];

async function hoverAt(text: string, needle: string, name: string, draw: (typeof drawers)[number]) {
  const context = {
    notes: new NoteCache((each, _, previous) => readNote(each, options, previous)),
    drawings: new DrawingCache(draw),
    scheduleOf: scheduleCache(),
    settings: () => settings,
    findingsIn: () => undefined,
    playgroundT: () => undefined,
  } as unknown as LanguageContext;
  const lines = (offset: number) => text.slice(0, offset).split('\n');
  const document = {
    uri: Uri.file(`/notes/${name}`),
    version: 1,
    languageId: 'markdown',
    getText: () => text,
    offsetAt: () => text.indexOf(needle) + 1,
    positionAt: (offset: number) => {
      const before = lines(offset);
      return new Position(before.length - 1, before.at(-1)?.length ?? 0);
    },
  } as unknown as vscode.TextDocument;
  const token = { isCancellationRequested: false } as vscode.CancellationToken;
  const hover = await new MathHoverProvider(context).provideHover(
    document,
    new Position(0, 0) as vscode.Position,
    token,
  );
  return (hover as unknown as Hover | undefined)?.contents;
}

/** What a hover that shows HTML makes of its Markdown: the links' addresses and the tags. */
function readAsHtml(text: string) {
  const markdown = new MarkdownIt({ html: true });
  markdown.validateLink = () => true;
  const html = markdown.render(text);
  return {
    links: [...html.matchAll(/<a href="([^"]*)"/g)].map(([, link = '']) => link),
    tags: new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = '']) => tag.toLowerCase())),
  };
}

const notes: readonly (readonly [text: string, needle: string])[] = [
  ['Signal left: $\\sqrt{\\bar\\alpha_t}$.', '\\bar'],
  ['$$\nx_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon\n$$', ' = '],
  [`Let $a_t = 1 - \\beta_t \\text{${payload} <img src=x>}$.\n\nThen $\\sqrt{a_t}$.`, 'a_t}$.'],
  [`Let $w = \\text{\`${payload} <b onclick=x>\`}$ be it.\n\nThen $w + 1$.`, 'w + 1'],
  [`$$\nQ = \\text{a}\n\n${payload}\n<script>1</script>\n$$\n\nand $Q$.`, 'Q$.'],
];
const ours =
  /^(?:command:diffusion\.(?:openPlayground|explainFormula)\?|https:\/\/(?:arxiv|github|doi|openreview|www)\b|file:\/\/)/;

describe('a hover', () => {
  it.each(notes)(
    'of %j trusts two commands and shows nothing of the note but as text',
    async (text, needle) => {
      for (const draw of drawers) {
        for (const name of ['note.md', 'a) [x](command:workbench.action.terminal.new) (.md']) {
          const content = await hoverAt(text, needle, name, draw);
          if (!content) {
            continue;
          }
          expect(content.isTrusted).toEqual({
            enabledCommands: ['diffusion.openPlayground', 'diffusion.explainFormula'],
          });
          const { links, tags } = readAsHtml(content.value);
          for (const link of links) {
            expect(link).toMatch(ours);
          }
          for (const tag of tags) {
            expect([
              'a',
              'p',
              'img',
              'sub',
              'strong',
              'em',
              'code',
              'table',
              'thead',
              'tbody',
              'tr',
              'th',
              'td',
            ]).toContain(tag);
          }
        }
      }
    },
  );

  it('is given for each of these notes', async () => {
    const [draw] = drawers;
    for (const [text, needle] of notes.slice(0, 4)) {
      expect(draw && (await hoverAt(text, needle, 'note.md', draw))?.value, text).toBeTruthy();
    }
  });
});
