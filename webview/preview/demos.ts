// Runs in the built-in Markdown preview, in notes that have a demo or a formula with a view: no wasm, fetch, workers or eval there.
import * as l10n from '@vscode/l10n';
import digitsSample from 'digits:sample';
import { openDigitsSample } from '../../src/datasets/digits';
import { digitSource } from '../figures/digitSource';
import '../figures/figures.css';
import { Demo } from './demo';
import { FormulaRuns } from './formulaRuns';
import { pairDemos } from './pairing';
import './preview.css';

interface Context {
  readonly translations: Readonly<Record<string, string>>;
}

let demos: readonly Demo[] = [];

function readContext(): void {
  const data = document.querySelector<HTMLElement>('.diffusion-preview-context')?.dataset['context'];
  if (data !== undefined) {
    l10n.config({ contents: { ...(JSON.parse(data) as Context).translations } });
  }
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
  const places = [...document.querySelectorAll<HTMLElement>('.diffusion-demo')];
  const blocks = places.map((place) => ({ source: place.dataset['diffusion'] }));
  const { pairs, left } = pairDemos(blocks, demos);
  left.forEach((demo) => demo.dispose());
  demos = places.flatMap((place, index) => {
    const source = blocks[index]?.source;
    let demo = pairs[index];
    if (source === undefined) {
      demo?.standAsideIn(place);
    } else {
      demo ??= new Demo(source, environment);
      demo.showIn(place, source);
    }
    return demo ?? [];
  });
}

readContext();
const environment = {
  digits: digitSource(openDigitsSample(digitsSample)),
  reducedMotion: reducedMotion(),
};
const formulaRuns = new FormulaRuns(environment);
synchronize();
window.addEventListener('vscode.markdown.updateContent', synchronize);
