import * as l10n from '@vscode/l10n';
import { isPoints } from '../../../src/datasets/openDataSet';
import { formatNumber } from '../../../src/base/formatNumber';
import { stepsText } from '../../../src/protocol/countedText';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import type { TrainingPicture, WatchedWeights } from '../../engine/protocol/watching';
import { drawImageGrid, gridColumns } from '../../engine/pictures/drawImageGrid';
import { element } from '../../figures/kit/dom';
import { onThemeChange } from '../../figures/kit/colors/theme';
import { button } from '../../ui/button';
import { dropdown } from '../../ui/dropdown';
import { slider } from '../../ui/slider';
import type { DataSets } from '../dataSets';
import { encodeTrajectoryGif } from '../export/trajectoryGif';
import { setting } from '../chrome/setting';
import { LearnedPlane } from './learnedPlane';
import type { View, ViewContext } from '../view';

/** What the network drew while it learned, always from the same noise: the newest picture, or an earlier one. */
export function trainingPictures({ run, store, host }: ViewContext, dataSets: DataSets): View {
  const canvas = element('canvas', { role: 'img' });
  const frame = element('div', { class: 'picture-frame', 'data-role': 'training' }, canvas);
  const caption = element('figcaption');
  const pace = element('p', { class: 'fine-print' });
  let shown: TrainingPicture | undefined;
  /** The picture that was drawn, and over which data. */
  let drawn: { readonly picture: TrainingPicture | undefined; readonly data: DataSetId } | undefined;
  /** Step of the picture that the slider holds; undefined for the newest. */
  let chosen: number | undefined;

  const plane = new LearnedPlane(() => {
    drawn = undefined;
    update();
  });
  const scrubber = slider({
    label: l10n.t('Pictures so far'),
    name: l10n.t('Picture of the training'),
    min: 0,
    max: 0,
    step: 1,
    format: (index) => (pictures()[index] ? stepsText(pictures()[index]!.step) : '–'),
    onInput: (index) => {
      chosen = index === pictures().length - 1 ? undefined : pictures()[index]?.step;
      update();
    },
  });
  const weights = setting(
    dropdown<WatchedWeights>({
      label: l10n.t('Pictures while it learns'),
      choices: [
        { value: 'ema', label: l10n.t('by the EMA weights') },
        { value: 'raw', label: l10n.t('by the raw weights') },
        { value: 'off', label: l10n.t('none') },
      ],
      onChange: (value) => store.patch({ watch: { pictures: value } }),
    }),
    () => store.state.watch.pictures,
  );
  const save = button({
    label: l10n.t('Save as GIF…'),
    icon: 'save',
    title: l10n.t('Save all pictures of this training as an animation'),
    onClick: () => {
      const bytes = encodeTrajectoryGif(pictures().map(({ grid }) => grid));
      host.send({ type: 'saveFigure', name: `training-step${run.state.step}.gif`, bytes });
    },
  });
  const root = element(
    'section',
    { class: 'training-pictures', 'aria-label': l10n.t('Pictures while it learns') },
    element('figure', { class: 'picture' }, caption, frame),
    scrubber.element,
    element('div', { class: 'training-pictures-settings' }, weights.element, save.element),
    plane.choices,
    pace,
  );

  /** Those of the run, where it is one of the data shown. */
  function pictures(): readonly TrainingPicture[] {
    const { setup, past } = run.state;
    return setup?.train.dataSet === store.state.train.dataSet ? past.pictures : [];
  }

  function draw(picture: TrainingPicture | undefined, dataSet: DataSetId): void {
    drawn = { picture, data: dataSet };
    const grid = picture?.grid;
    if (isPoints(dataSet)) {
      plane.draw(canvas, dataSets.open(dataSet), picture);
    } else {
      const surface = new OffscreenCanvas(1, 1);
      if (grid) {
        drawImageGrid(surface, grid);
      }
      canvas.width = surface.width;
      canvas.height = surface.height;
      canvas.getContext('2d')?.drawImage(surface, 0, 0);
    }
    canvas.style.imageRendering = isPoints(dataSet) ? 'auto' : '';
    const columns = isPoints(dataSet) || !grid ? 1 : gridColumns(grid.count);
    frame.style.aspectRatio = `${columns} / ${columns === 1 || !grid ? 1 : Math.ceil(grid.count / columns)}`;
  }

  function update(): void {
    const { train, view, watch } = store.state;
    void run.watchBy(watch.pictures);
    weights.update();
    plane.choices.hidden = !isPoints(train.dataSet);
    if (view !== 'train') {
      return;
    }
    const all = pictures();
    const index = all.findIndex(({ step }) => step === chosen);
    if (index < 0) {
      chosen = undefined;
    }
    shown = index < 0 ? all.at(-1) : all[index];
    scrubber.setMax(Math.max(0, all.length - 1));
    scrubber.set(shown ? all.indexOf(shown) : 0);
    scrubber.setDisabled(all.length < 2);
    scrubber.element.hidden = all.length < 2;
    save.setDisabled(all.length === 0);
    const text = pictureText(shown, isPoints(train.dataSet));
    if (caption.textContent !== text) {
      caption.textContent = text;
      canvas.setAttribute('aria-label', text);
    }
    frame.hidden = !shown && !isPoints(train.dataSet);
    if (drawn?.picture !== shown || drawn?.data !== train.dataSet) {
      draw(shown, train.dataSet);
    }
    const { watched } = run.state;
    pace.hidden = !watched || watch.pictures === 'off';
    if (watched) {
      const { training, pictures: drawing, heldOut } = watched.spent;
      const share = (100 * (drawing + heldOut)) / Math.max(1e-9, training + drawing + heldOut);
      pace.textContent = l10n.t(
        'A new picture every {0}. Pictures and the held-out loss have taken {1} % of the time so far; they wait while it is more than 10 %.',
        stepsText(watched.interval),
        formatNumber(share, 2),
      );
    }
  }

  onThemeChange(() => (drawn = undefined), new AbortController().signal);
  return { element: root, update };
}

function pictureText(picture: TrainingPicture | undefined, points: boolean): string {
  if (!picture) {
    return points
      ? l10n.t('The data, and points that the network draws')
      : l10n.t('Here the network’s pictures will appear while it learns, always from the same noise.');
  }
  const after = stepsText(picture.step);
  if (points) {
    return l10n.t('The data, and points that the network drew after {0}', after);
  }
  return picture.weights === 'ema'
    ? l10n.t('What the EMA weights drew after {0}', after)
    : l10n.t('What the raw weights drew after {0}', after);
}
