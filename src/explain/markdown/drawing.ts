import { base64 } from '../../base/base64';
/** VS Code's four kinds of colour themes. */
export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** An image in a hover: a self-contained SVG in a data: URI. Sizes are CSS pixels. */
export interface Drawing {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
}

/** Ink on the hover's background: VS Code's default foregrounds, black and white where contrast was asked for. */
export const ink: Record<ThemeKind, string> = {
  light: '#1f1f1f',
  dark: '#d4d4d4',
  'high-contrast': '#ffffff',
  'high-contrast-light': '#000000',
};

/** An SVG of this size as an image for Markdown. */
export function svgDrawing(svg: string, width: number, height: number): Drawing {
  return { uri: `data:image/svg+xml;base64,${toBase64(svg)}`, width, height };
}

const isAscii = /^[\0-\x7f]*$/;

/** Base64 of the UTF-8 bytes. */
const toBase64 = (text: string): string =>
  isAscii.test(text) ? btoa(text) : base64(new TextEncoder().encode(text));
