import * as l10n from '@vscode/l10n';
import { animate } from '../motion/animation';
import type { Clock } from '../motion/clock';
import { csvOf, type NumberTable } from './csv';
import type { ExportItem } from './exportMenu';
import { pngOf, StagePicture } from './exportPicture';
import type { FigureExports, Pictured, Said } from './figureExports';
import { readTheme } from '../colors/theme';

/** What of a figure is exported. */
export interface Exported {
  /** The name of its files. */
  readonly id: string;
  readonly stage: HTMLElement;
  /** What it is called, and how all its canvases are drawn anew. */
  readonly drawn?: Pick<Pictured, 'title' | 'redraw'> | undefined;
  readonly clock?: Clock | undefined;
  readonly caption: () => string;
  readonly numbers?: (() => NumberTable) | undefined;
  /** What is done with its state; what the page cannot do is absent. */
  readonly copyLink?: (() => Promise<Said> | Said) | undefined;
  readonly copyBlock?: (() => Promise<Said> | Said) | undefined;
  readonly open?: (() => void) | undefined;
  readonly restore?: (() => void) | undefined;
}

/** Pixels of a PNG file for one CSS pixel, and the widest GIF. */
const pngScale = 2;
const gifWidth = 720;

/** All that a page can do with a figure. */
export function exportItems(figure: Exported, exports: FigureExports): readonly ExportItem[] {
  const { id, numbers } = figure;
  const { copyText, save } = exports;
  const items: ExportItem[] = [...stateItems(figure)];
  // Rows of pictures get their canvases when they are drawn.
  if (figure.stage.querySelector('canvas, .df-rows') !== null) {
    items.push(...pictureItems(figure, exports));
  }
  if (numbers && save) {
    items.push({
      label: l10n.t('Save Numbers (CSV)'),
      run: () => saved(save, `${id}.csv`, new TextEncoder().encode(csvOf(numbers()))),
    });
  } else if (numbers && copyText) {
    items.push({
      label: l10n.t('Copy Numbers (CSV)'),
      async run() {
        await copyText(csvOf(numbers()));
        return l10n.t('The numbers are on the clipboard.');
      },
    });
  }
  return items;
}

function stateItems({ copyLink, copyBlock, open, restore }: Exported): readonly ExportItem[] {
  const acts = [
    [l10n.t('Restore'), restore],
    [l10n.t('Open in Playground'), open],
    [l10n.t('Copy Link'), copyLink],
    [l10n.t('Copy as Block'), copyBlock],
  ] as const;
  return acts.flatMap(([label, act]) =>
    act ? [{ label, run: async () => (await act()) ?? undefined }] : [],
  );
}

function pictureItems(figure: Exported, exports: FigureExports): readonly ExportItem[] {
  const { id, stage, caption, clock, drawn } = figure;
  const { save, animation, copyPicture, vector } = exports;
  const png = () => pngOf(new StagePicture(stage, pngScale).draw(caption(), readTheme()));
  const items: ExportItem[] = [];
  if (save) {
    items.push({
      label: l10n.t('Save Picture (PNG)'),
      run: async () => saved(save, `${id}.png`, new Uint8Array(await (await png()).arrayBuffer())),
    });
  } else if (copyPicture) {
    items.push({
      label: l10n.t('Copy Picture'),
      async run() {
        await copyPicture(await png());
        return l10n.t('The picture is on the clipboard.');
      },
    });
  }
  if (save && vector && drawn) {
    const svg = () => vector({ ...drawn, stage, caption: caption(), theme: readTheme() });
    items.push({
      label: l10n.t('Save Picture (SVG)'),
      isOffered: async () => (await svg()) !== undefined,
      run: async () => saved(save, `${id}.svg`, new TextEncoder().encode(await svg())),
    });
  }
  if (save && animation && clock) {
    items.push({
      label: l10n.t('Save Animation (GIF)'),
      isLong: true,
      async run(say, signal) {
        const progress = (done: number, all: number) => say(l10n.t('Picture {0} of {1}', done, all));
        const picture = new StagePicture(stage, Math.min(1, gifWidth / Math.max(1, stage.clientWidth)), 1);
        const draw = () => imageOf(picture.draw(caption(), readTheme()));
        const bytes = await animate(clock, animation(), draw, progress, signal);
        return bytes ? saved(save, `${id}.gif`, bytes) : l10n.t('Cancelled.');
      },
    });
  }
  return items;
}

function saved(save: NonNullable<FigureExports['save']>, name: string, bytes: Uint8Array<ArrayBuffer>): Said {
  save(name, bytes);
  return undefined;
}

function imageOf(canvas: HTMLCanvasElement): ImageData | undefined {
  const { width, height } = canvas;
  return width > 0 && height > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height) : undefined;
}
