import { escapeHtml } from '../base/escapeHtml';
import type { TexPicture } from '../threads/mathJax/texPicture';
import type { NoteFormula } from './noteMarkdown';
import type { ReadLiveNote } from './readLiveNote';

/** The page's own parts, as they are built: webview/live. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

interface Filling extends PageParts {
  readonly title: string;
  /** As HTML names it: `zh-CN`. */
  readonly language: string;
  /** The drawing of each formula; undefined where its TeX cannot be drawn. */
  readonly drawings: readonly (TexPicture | undefined)[];
  /** Each picture as a `data:` address; undefined where it could not be read. */
  readonly pictures: readonly (string | undefined)[];
}

/** A note as one HTML file that needs nothing else, and of which only our own script may run. */
export async function livePage(
  { html, formulas }: ReadLiveNote,
  { title, language, drawings, pictures, script, style }: Filling,
): Promise<string> {
  const body = html
    .replace(/ class="note-formula" data-formula="(\d{1,9})">/g, (place, index: string) => {
      const formula = formulas[Number(index)];
      return formula
        ? ` class="note-formula" role="img" aria-label="${escapeHtml(formula.tex)}">${drawn(formula, drawings[Number(index)])}`
        : place;
    })
    .replace(/ data-picture="(\d{1,9})"/g, (_, index: string) => {
      const address = pictures[Number(index)];
      return address === undefined ? '' : ` src="${escapeHtml(address)}"`;
    });
  const policy = [
    "default-src 'none'",
    `script-src '${await hashOf(script)}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style.replaceAll('</', '<\\/')}</style>
</head>
<body>
<main>
${body}</main>
<script>${script}</script>
</body>
</html>
`;
}

function drawn({ tex, display }: NoteFormula, picture: TexPicture | undefined): string {
  if (!picture) {
    return `<code>${escapeHtml(tex)}</code>`;
  }
  const { svg, width, height, depth } = picture;
  // In em, so that formulas grow with the text that they stand in.
  const em = (pixels: number) => `${(pixels / 16).toFixed(3)}em`;
  const size = `width:${em(width)};height:${em(height)}`;
  return svg
    .replace(
      /^<svg /,
      `<svg aria-hidden="true" style="${size}${display ? '' : `;vertical-align:-${em(depth)}`}" `,
    )
    .replace(/ style="color:[^"]*"/, '');
}

/** As a policy names a script that may run. */
async function hashOf(script: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
