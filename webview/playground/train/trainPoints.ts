import * as l10n from '@vscode/l10n';
import { isPoints } from '../../../src/datasets/openDataSet';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import { drawPoints } from '../../engine/pictures/pointsPicture';
import { element } from '../../figures/kit/dom';
import { onThemeChange } from '../../figures/kit/colors/theme';
import type { DataSets } from '../dataSets';
import { mostDataPoints, pointsColors } from '../points';
import { samplePicture } from '../sample/samplePicture';
import type { View, ViewContext } from '../view';
import { stepsText } from '../../../src/protocol/countedText';

/** How often a network in training is asked what it has learnt, in milliseconds. */
const previewMs = 8000;

/** While a network learns points: the data faint, and what the network makes of noise meanwhile. */
export function trainPoints({ run, store }: ViewContext, dataSets: DataSets): View {
  const picture = samplePicture(l10n.t('The data, and points that the network draws'), 'points');
  const canvas = picture.offscreen();
  picture.setCount(1);
  picture.setPixelated(false);
  const root = element('div', { class: 'pictures' }, picture.element);
  let points: Float32Array = new Float32Array();
  /** The step of the network that drew them. */
  let drawnAfter: number | undefined;
  let drawn = '';
  let sampled = 0;
  let due = 0;

  function forgetPoints(): void {
    points = new Float32Array();
    drawnAfter = undefined;
    drawn = '';
  }

  function draw(id: DataSetId): void {
    drawn = id;
    picture.setCaption(
      drawnAfter === undefined
        ? l10n.t('The data, and points that the network draws')
        : l10n.t('The data, and points that the network drew after {0}', stepsText(drawnAfter)),
    );
    const data = dataSets.open(id);
    const first = Array.from({ length: Math.min(data.count, mostDataPoints) }, (_, i) => i);
    drawPoints(canvas, { data: data.batch(first), points, past: [], field: undefined }, pointsColors());
  }

  async function takeSamples(): Promise<void> {
    const grid = await run.readPixels('xt');
    if (grid?.points && grid.made.network.kind === 'run') {
      points = grid.points;
      drawnAfter = grid.made.network.step;
    }
    draw(store.state.train.dataSet);
  }

  onThemeChange(() => (drawn = ''), new AbortController().signal);
  return {
    element: root,
    update() {
      const { train, sample, seed, schedule } = store.state;
      root.hidden = !isPoints(train.dataSet);
      if (root.hidden || store.state.view !== 'train') {
        return;
      }
      // Of other data, or of a run that was begun anew, the points before are no more.
      const isOther = drawn !== '' && drawn !== train.dataSet;
      if (isOther || (drawnAfter ?? 0) > run.state.step) {
        forgetPoints();
      }
      if (drawn === '') {
        draw(train.dataSet);
      }
      const ofThese = run.state.setup?.train.dataSet === train.dataSet;
      const { sampling } = run.state;
      if (
        ofThese &&
        sampling?.done &&
        run.state.shownPoints &&
        !run.state.shownModel &&
        sampled !== sampling.number
      ) {
        sampled = sampling.number;
        void takeSamples();
      }
      if (ofThese && run.state.phase === 'training' && run.state.step > 0 && performance.now() > due) {
        due = performance.now() + previewMs;
        void run.sample({ ...sample, steps: Math.min(20, schedule.T), points: 256 }, seed);
      }
    },
  };
}
