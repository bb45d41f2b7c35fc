import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { memoize } from '../../../src/figures/scheduleMemo';
import { element, oncePerFrame, onResize } from '../kit/dom';
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
  const { digits } = environment;
  const subjectFor = memoize(subjectOf);
  const controls = stateControls(bench, {
    steppers: {
      index: {
        count: digits.count,
        previous: l10n.t('Previous digit'),
        next: l10n.t('Next digit'),
        text: (index) => String(digits.label(index)),
      },
    },
  });
  const sum = sumScene(bench, subjectFor, controls.setTime);
  const scenes: Readonly<Record<Mode, ForwardScene>> = {
    closed: sum,
    chain: sum,
    both: compareScene(bench, subjectFor),
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

  onResize(bench.root, redrawAll, signal);
  return {
    formula: formulaHost,
    controls,
    content: stages.map((scene) => scene.element),
    recolor: redrawAll,
    update() {
      showMode(bench.state().mode);
      draw();
    },
    numbers: () => scenes[bench.state().mode].numbers(),
  };
});
