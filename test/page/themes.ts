import { readFileSync } from 'node:fs';
import type { ThemeKind } from '../tools/codeServer/themes.mjs';
import { inRoot } from '../tools/paths.mjs';

/** What VS Code puts on a webview's page for a theme. */
interface Theme {
  readonly className: string;
  readonly dataset: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

export const themes = JSON.parse(readFileSync(inRoot('test/page/themes.json'), 'utf8')) as Readonly<
  Record<ThemeKind, Theme>
>;
