import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteLanguages } from '../../../src/language/noteLanguages';
import { demoIds } from '../../../src/protocol/demoState';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
  };
};
const { commands, menus, keybindings, snippets } = manifest.contributes;

describe('the languages of notes', () => {
  it('wake the extension', () => {
    const woken = manifest.activationEvents.flatMap((event) => /^onLanguage:(.+)$/.exec(event)?.[1] ?? []);
    expect(woken).toEqual([...noteLanguages]);
  });

  it('are those in which commands about formulas stand in menus and on keys', () => {
    const ofFormulas = [
      'diffusion.explainFormula',
      'diffusion.insertDerivation',
      'diffusion.copyAsCode',
      'diffusion.checkNote',
    ];
    const places = [...menus['commandPalette']!, ...menus['editor/context']!].filter(({ command }) =>
      ofFormulas.includes(command),
    );
    expect(places.length).toBe(5);
    for (const { when = '' } of [...places, ...keybindings]) {
      expect(/editorLangId =~ \/\^\(([\w|]+)\)\$\//.exec(when)?.[1]).toBe(noteLanguages.join('|'));
    }
  });
});

it('menus and keys name commands that exist', () => {
  const known = commands.map(({ command }) => command);
  for (const { command } of [...Object.values(menus).flat(), ...keybindings]) {
    expect(known).toContain(command);
  }
});

it('the snippet offers every demo block', () => {
  const [{ path: file } = { path: '' }] = snippets;
  const all = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, { body: string[] }>;
  const body = Object.values(all).flatMap((snippet) => snippet.body);
  const offered = /^demo: \$\{1\|(.+)\|\}$/.exec(body[1] ?? '')?.[1]?.split(',');
  expect(offered?.toSorted()).toEqual([...demoIds].sort());
});
