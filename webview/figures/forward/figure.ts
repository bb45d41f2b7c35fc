import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { memoize } from '../../../src/figures/scheduleMemo';
import { element, oncePerFrame, onResize } from '../kit/dom';
import { imageControl } from '../kit/controls/imageControl';
import { onOwnImage, ownImage } from '../kit/files/ownImage';
import { framed } from '../kit/frame';
import { stateControls } from '../kit/controls/stateControls';
import { compareScene } from './compareScene';
import { forwardFormula } from './formula';
import { mergeScene } from './mergeScene';
import type { ForwardScene } from './scene';
import { subjectOf } from './subjects';
import { sumScene } from './sumScene';
import './forward.css';

type Mode = OwnState<'forward'>['mode'];

/** The forward process in one of its forms: as a sum of pictures, both ways side by side, or as two noises that merge. */
export const forwardFigure = framed('forward', (bench) => {
  const { signal, environment } = bench;
  const { digits, icons } = environment;
  const made = memoize(subjectOf);
  const subjectNow = () => {
    const { data, index, seed, schedule, points } = bench.state();
    return made(environment, data, index, seed, schedule.T, points, ownImage());
  };
  const openImage = imageControl(bench.root, signal);
  const controls = stateControls(bench, {
    steppers: {
      index: {
        count: digits.count,
        previous: l10n.t('Previous image'),
        next: l10n.t('Next image'),
        text: (index) =>
          String(bench.state().data === 'icon' ? (index % icons.count) + 1 : digits.label(index)),
      },
    },
    extra: [openImage],
  });
  const sum = sumScene(bench, subjectNow, controls.setTime);
  const scenes: Readonly<Record<Mode, ForwardScene>> = {
    closed: sum,
    chain: sum,
    both: compareScene(bench, subjectNow),
    merge: mergeScene(bench),
  };
  const stages = [...new Set(Object.values(scenes))];
  const formulaHost = element('p');
  let shownMode: Mode | undefined;
  let anew = true;

  function showMode(mode: Mode): void {
    if (mode !== shownMode) {
      shownMode = mode;
      anew = true;
      formulaHost.replaceChildren(forwardFormula(mode));
      stages.forEach((scene) => (scene.element.hidden = scene !== scenes[mode]));
    }
  }

  const draw = oncePerFrame(() => {
    const { mode } = bench.state();
    showMode(mode);
    const isComplete = scenes[mode].draw(anew);
    anew = false;
    if (!isComplete) {
      draw();
    }
  }, signal);

  function redrawAll(): void {
    anew = true;
    draw();
  }

  onOwnImage(redrawAll, signal);
  onResize(bench.root, redrawAll, signal);
  return {
    formula: formulaHost,
    controls,
    content: stages.map((scene) => scene.element),
    recolor: redrawAll,
    update() {
      const { data, mode } = bench.state();
      openImage.hidden = data !== 'image' || mode === 'merge';
      showMode(mode);
      draw();
    },
    numbers: () => scenes[bench.state().mode].numbers(),
  };
});
