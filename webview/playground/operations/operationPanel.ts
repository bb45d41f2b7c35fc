import * as l10n from '@vscode/l10n';
import type { SampleMode } from '../../../src/protocol/playgroundState';
import type { DataSet } from '../../../src/datasets/dataSet';
import { imageGrid } from '../../engine/pictures/drawImageGrid';
import { recognisableTime } from '../../engine/sampling/imageOperation';
import type { ImageOperation } from '../../engine/protocol/imageOperation';
import { element } from '../../figures/kit/dom';
import { dropdown } from '../../ui/dropdown';
import { numberField } from '../../ui/numberField';
import { slider } from '../../ui/slider';
import { chosenNetwork } from '../models/chosenNetwork';
import type { DataSets } from '../dataSets';
import { imageValues, type ImageShape } from '../../figures/kit/files/openImage';
import type { Notices } from '../chrome/notices';
import type { Run } from '../run/run';
import type { Store } from '../store';
import { HeldOutPicker } from './heldOutPicker';
import { ImageOpener } from './imageOpener';
import { PixelEditor } from './pixelEditor';

type Ends = 'linear' | 'spherical' | 'seeds';

/** What a mode begins with: controls above the pictures, and the operation that they describe. */
export interface OperationPanel {
  readonly element: HTMLElement;
  update(): void;
  /** What the engine shall do now; undefined for modes that begin with noise. */
  operation(): ImageOperation | undefined;
}

/** A soft pen of about the digits' own width, on pictures of 16 pixels. */
const pen = (distance: number) => Math.max(0, Math.min(1, 1.6 - distance));
const maskBrush = (distance: number) => (distance < 1.3 ? 1 : 0);

export function operationPanel(
  context: { readonly store: Store; readonly run: Run; readonly notices: Notices },
  dataSets: DataSets,
): OperationPanel {
  const { store, run, notices } = context;
  const nothing = () => undefined;
  const first = new HeldOutPicker(l10n.t('Held-out image'), 3, notices, () => maskEditor.repaint());
  const second = new HeldOutPicker(l10n.t('Second image'), 12, notices, nothing);
  const t = slider({
    label: l10n.t('Noised to t'),
    name: l10n.t('Time step t to which the image is noised'),
    min: 1,
    max: 1000,
    step: 1,
    format: (value) => String(value),
    onInput: (value) => store.patch({ sample: { fromT: value } }),
  });
  const resamplings = numberField({
    label: l10n.t('Resamplings'),
    min: 1,
    max: 50,
    integer: true,
    onChange: (value) => store.patch({ sample: { resamplings: value } }),
  });
  resamplings.setHint(l10n.t('How many times each stretch of steps is taken (RePaint); 1 is once.'));
  const jumpLength = numberField({
    label: l10n.t('Jump length'),
    min: 1,
    max: 1000,
    integer: true,
    onChange: (value) => store.patch({ sample: { jumpLength: value } }),
  });
  jumpLength.setHint(l10n.t('Steps of a stretch.'));
  const repaint = element('div', { class: 'field-pair' }, resamplings.element, jumpLength.element);
  let ends: Ends = 'linear';
  const path = dropdown<Ends>({
    label: l10n.t('Between'),
    choices: [
      { value: 'linear', label: l10n.t('two images, linear at t (DDPM)') },
      { value: 'spherical', label: l10n.t('two images, spherical at t') },
      { value: 'seeds', label: l10n.t('two seeds, spherical') },
    ],
    onChange: (value) => {
      ends = value;
      update();
    },
  });
  let shape: ImageShape = { side: 16, channels: 1 };
  const opener = new ImageOpener({
    notices,
    name: l10n.t('An image to draw on'),
    onChange: () => drawOpened(),
  });
  const drawing = new PixelEditor({
    name: l10n.t('Your drawing'),
    more: opener.element,
    brush: pen,
    paint: (image, values) =>
      values.forEach((value, i) => image.data.set([255 * value, 255 * value, 255 * value, 255], i * 4)),
    onChange: nothing,
  });
  const maskEditor = new PixelEditor({
    name: l10n.t('Mask: what is drawn again'),
    brush: maskBrush,
    paint: (image, mask) => {
      const { pixels } = imageGrid(first.images(1), 1, shape.side, shape.channels);
      mask.forEach((value, i) => {
        const grey = pixels[i] ?? 0;
        image.data.set(
          value > 0 ? [0.4 * grey + 60, 0.5 * grey + 110, 255, 255] : [grey, grey, grey, 255],
          i * 4,
        );
      });
    },
    onChange: nothing,
  });
  const explanation = element('p', { class: 'operation-text' });
  const root = element(
    'div',
    { class: 'operation', role: 'group', 'aria-label': l10n.t('What to begin with') },
    explanation,
    path.element,
    first.element,
    second.element,
    drawing.element,
    maskEditor.element,
    repaint,
    t.element,
  );

  /** The t to which images are noised: the user's, or one that leaves them recognisable. */
  const beginning = (): number => {
    const { schedule } = chosenNetwork(context);
    return Math.min(store.state.sample.fromT ?? recognisableTime(schedule), schedule.T);
  };

  /** As a network that is imported says itself, else as the data are. */
  const shapeOf = (data: DataSet): ImageShape =>
    run.library.imageShape(store.state.sample.model) ?? { side: data.side, channels: data.channels };
  const perChannel = (values: Float32Array): Float32Array =>
    Float32Array.from({ length: shape.channels * values.length }, (_, i) => values[i % values.length] ?? 0);

  /** The opened image becomes the drawing, which can be drawn on. */
  function drawOpened(): void {
    const { opened, inverted } = opener;
    if (opened) {
      const grey = imageValues(opened.bitmap, { side: shape.side, channels: 1 }, inverted);
      drawing.fill(grey.map((value) => (value + 1) / 2));
    }
  }

  function update(): void {
    const { mode } = store.state.sample;
    const shows = (view: { readonly element: HTMLElement }, ...modes: readonly SampleMode[]) => {
      view.element.hidden = !modes.includes(mode);
    };
    const images = mode !== 'interpolate' || ends !== 'seeds';
    root.hidden = mode === 'generate';
    explanation.textContent = explain(mode);
    shows(path, 'interpolate');
    shows(first, ...(images ? (['reconstruct', 'interpolate', 'inpaint'] as const) : []));
    shows(second, ...(images ? (['interpolate'] as const) : []));
    shows(drawing, 'drawing');
    shows(maskEditor, 'inpaint');
    shows({ element: repaint }, 'inpaint');
    const { sample } = store.state;
    resamplings.set(sample.resamplings);
    jumpLength.set(sample.jumpLength);
    jumpLength.setDisabled(sample.resamplings === 1);
    shows(t, ...(images ? (['reconstruct', 'interpolate', 'drawing'] as const) : []));
    const { dataSet, schedule } = chosenNetwork(context);
    const data = dataSets.open(dataSet);
    shape = shapeOf(data);
    first.setData(data, shape);
    second.setData(data, shape);
    if (drawing.setSide(shape.side)) {
      drawOpened();
    }
    maskEditor.setSide(shape.side);
    path.set(ends);
    t.setMax(schedule.T);
    t.set(beginning());
  }

  return {
    element: root,
    update,
    operation() {
      const { state } = store;
      const { mode, count } = state.sample;
      const fromT = beginning();
      switch (mode) {
        case 'generate':
        case 'progressive':
        case 'guidance':
          return undefined;
        case 'reconstruct':
          return { kind: 'fromImage', image: first.images(count), t: fromT };
        case 'drawing':
          return {
            kind: 'fromImage',
            image: perChannel(drawing.drawing.map((value) => 2 * value - 1)),
            t: fromT,
          };
        case 'inpaint':
          // The editor marks what shall be new; the engine wants what is known.
          return {
            kind: 'inpaint',
            image: first.images(1),
            mask: perChannel(maskEditor.drawing.map((value) => (value > 0 ? 0 : 1))),
          };
        case 'interpolate':
          return ends === 'seeds'
            ? {
                kind: 'interpolate',
                from: { seed: state.seed },
                to: { seed: (state.seed + 1) >>> 0 },
                t: fromT,
                path: 'spherical',
              }
            : {
                kind: 'interpolate',
                from: { image: first.images(1) },
                to: { image: second.images(1) },
                t: fromT,
                path: ends,
              };
      }
    },
  };
}

function explain(mode: SampleMode): string {
  switch (mode) {
    case 'generate':
      return '';
    case 'progressive':
      return l10n.t(
        'While noise becomes images, the network’s own guess of the finished image gets sharper: first where and how large, last the details (DDPM, section 4.3).',
      );
    case 'reconstruct':
      return l10n.t(
        'Held-out images are noised to t and denoised again: the larger t, the less of them is left.',
      );
    case 'interpolate':
      return l10n.t(
        'Two ends are mixed at t and each mixture is denoised; from the first picture to the last, λ goes from 0 to 1.',
      );
    case 'inpaint':
      return l10n.t('Mark what is to be drawn again; the rest of the image is kept while denoising.');
    case 'drawing':
      return l10n.t(
        'Draw a 7, for example. It is noised to t and denoised: the network makes a proper digit of it.',
      );
    case 'guidance':
      return l10n.t(
        'The same noise and classes under guidance scales 0, 1, 2, 4 and 8, a row each: more guidance, clearer classes, less variety.',
      );
  }
}
