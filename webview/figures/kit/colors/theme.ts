import { contrast } from './color';
import type { FigureTheme } from '../figure';

type ThemeKind = FigureTheme['kind'];

interface Fallbacks extends Omit<FigureTheme, 'kind' | 'series' | 'fontFamily'> {
  readonly series: readonly string[];
}

/** VS Code's own defaults, for pages that define no theme variables. */
const fallbacks: Record<ThemeKind, Fallbacks> = {
  light: {
    foreground: '#3b3b3b',
    muted: '#616161',
    background: '#ffffff',
    border: '#d4d4d4',
    accent: '#005fb8',
    series: ['#0063d3', '#b85c00', '#388a34', '#652d90', '#e51400', '#8a6d00'],
  },
  dark: {
    foreground: '#cccccc',
    muted: '#9d9d9d',
    background: '#1f1f1f',
    border: '#454545',
    accent: '#0078d4',
    series: ['#3794ff', '#d18616', '#89d185', '#b180d7', '#f14c4c', '#cca700'],
  },
  'high-contrast': {
    foreground: '#ffffff',
    muted: '#ffffff',
    background: '#000000',
    border: '#6fc3df',
    accent: '#f38518',
    series: ['#3794ff', '#ffa657', '#89d185', '#d2a8ff', '#f48771', '#ffd700'],
  },
  'high-contrast-light': {
    foreground: '#292929',
    muted: '#292929',
    background: '#ffffff',
    border: '#0f4a85',
    accent: '#006bbd',
    series: ['#0f4a85', '#8f3b00', '#1d6b1a', '#652d90', '#b5200d', '#6b5300'],
  },
};

/** Graphics need this much (WCAG 2.2, 1.4.11); the default dark theme's charts.orange is nearly transparent. */
const leastContrast = 3;
const seriesVariables = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'];

function themeKind(): ThemeKind {
  const named = document.body.dataset['vscodeThemeKind']?.replace(/^vscode-/, '');
  if (named !== undefined && Object.hasOwn(fallbacks, named)) {
    return named as ThemeKind;
  }
  // High Contrast Light is asked first: its body may carry the class of the dark one too.
  for (const kind of ['high-contrast-light', 'high-contrast', 'dark', 'light'] as const) {
    if (document.body.classList.contains(`vscode-${kind}`)) {
      return kind;
    }
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** What was read in the task that is running. */
let current: FigureTheme | undefined;

/**
 * The surrounding VS Code theme as it is now. It is read once for all that a task draws: each reading makes the browser
 * lay out what was added since the last.
 */
export function readTheme(): FigureTheme {
  if (current === undefined) {
    current = themeOfPage();
    queueMicrotask(() => (current = undefined));
  }
  return current;
}

function themeOfPage(): FigureTheme {
  const kind = themeKind();
  const fallback = fallbacks[kind];
  const style = getComputedStyle(document.body);
  const color = (otherwise: string, ...names: string[]): string => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') {
        return value;
      }
    }
    return otherwise;
  };
  const highContrast = kind.startsWith('high-contrast');
  const background = color(fallback.background, 'editor-background');
  return {
    kind,
    foreground: color(fallback.foreground, 'editor-foreground', 'foreground'),
    muted: highContrast
      ? color(fallback.muted, 'editor-foreground', 'foreground')
      : color(fallback.muted, 'descriptionForeground'),
    background,
    border: highContrast
      ? color(fallback.border, 'contrastBorder')
      : color(fallback.border, 'widget-border', 'panel-border', 'editorWidget-border'),
    accent: color(fallback.accent, 'focusBorder'),
    // High-contrast themes give several charts.* colours the same value.
    series: highContrast
      ? fallback.series
      : fallback.series.map((each, index) => {
          const offered = color(each, `charts-${seriesVariables[index]}`);
          return contrast(offered, background) >= leastContrast ? offered : each;
        }),
    fontFamily: style.fontFamily || 'sans-serif',
  };
}

/** Calls back after VS Code switched the theme: it rewrites the body's class and the root's CSS variables. */
export function onThemeChange(listener: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-vscode-theme-kind'],
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
