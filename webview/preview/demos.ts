// Runs in the built-in Markdown preview, in notes that have a demo or a formula with a view, and in notebooks with a demo: no wasm, fetch, workers or eval there.
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import digitsSample from 'digits:sample';
import iconsSample from 'icons:sample';
import { openDigitsSample } from '../../src/datasets/digits';
import { parseJson } from '../../src/protocol/demoState';
import { digitSource, iconSource } from '../figures/kit/digits/digitSource';
import '../figures/kit/figures.css';
import { Demo } from './demo';
import { FormulaRuns } from './formulaRuns';
import { InView } from './inView';
import { LinkedDemos } from './linkedDemos';
import { pairDemos } from './pairing';
import { hasScripts } from './pageScript';
import { previewExports } from './previewExports';
import { PreviewNetworks } from './previewNetworks';
import './preview.css';

const contextSchema = v.strictObject({
  translations: v.record(v.string(), v.string()),
  scheme: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]{0,40}$/)),
});

let demos: readonly Demo[] = [];

/** Elements of the page in their order: the note’s, or those in the cells of a notebook, each a tree of its own. */
function allOf(selector: string): HTMLElement[] {
  const cells = [...document.querySelectorAll('[data-diffusion-cell]')].flatMap(
    ({ shadowRoot }) => shadowRoot ?? [],
  );
  return [document, ...cells].flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
}

/** The preview's own context stands behind the note's content, in which raw HTML may have another. */
function readContext(): { readonly scheme: string; readonly translations: Record<string, string> } {
  const place = allOf('div.diffusion-preview-context').at(-1);
  const parsed = v.safeParse(contextSchema, parseJson(place?.dataset['context'] ?? ''));
  if (parsed.success) {
    l10n.config({ contents: parsed.output.translations });
  }
  return parsed.success ? parsed.output : { scheme: 'vscode', translations: {} };
}

function reducedMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Brings the demos in line with the page: every block has its own, and demos without a block are gone. */
function synchronize(): void {
  formulaRuns.synchronize();
  const places = allOf('div.diffusion-demo');
  const blocks = places.map((place) => ({ source: place.dataset['diffusion'] }));
  const { pairs, left } = pairDemos(blocks, demos);
  left.forEach((demo) => demo.dispose());
  demos = places.flatMap((place, index) => {
    const source = blocks[index]?.source;
    let demo = pairs[index];
    if (source === undefined) {
      demo?.standAsideIn(place);
    } else {
      demo ??= new Demo(environment);
      demo.showIn(place, source);
    }
    return demo ?? [];
  });
}

const { scheme, translations } = readContext();
const environment = {
  digits: digitSource(openDigitsSample(digitsSample)),
  icons: iconSource(iconsSample),
  reducedMotion: reducedMotion(),
  inView: new InView(),
  links: new LinkedDemos(),
  exports: previewExports(scheme),
  scheme,
  ...(hasScripts ? { network: new PreviewNetworks(translations) } : {}),
};
const formulaRuns = new FormulaRuns(environment);
synchronize();
window.addEventListener('vscode.markdown.updateContent', synchronize);
