import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureState } from '../../../src/figures';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { formatCoefficient } from '../../../src/base/formatNumber';
import { sumUnderWay, type ForwardSum, type StepPart } from './model';
import type { ForwardSubject } from './subject';
import { numberSlot, symbols, term } from '../kit/math/mathMarkup';
import { Picture } from '../kit/drawing/picture';

/** x_t large, and the sum it is: coefficient · picture + coefficient · picture. */
export function forwardStage(): {
  readonly element: HTMLElement;
  /** @param fraction How far the sum is made, 0…1, in slow motion; else 0. */
  draw(
    subject: ForwardSubject,
    schedule: Schedule,
    state: Pick<FigureState<'forward'>, 'mode' | 't'>,
    sum: ForwardSum,
    fraction: number,
    theme: FigureTheme,
  ): void;
} {
  const pictures = {
    result: new Picture(l10n.t('x_t, the data with noise'), 'df-picture-large'),
    from: new Picture(l10n.t('What the noise is added to')),
    noise: new Picture(l10n.t('The noise')),
  };
  const numbers = { signal: numberSlot(), noise: numberSlot(), t: numberSlot() };
  const factor = term('data', numbers.signal);
  const labels = { from: element('figcaption'), noise: element('figcaption') };
  const partLabel = element('span', { class: 'df-forward-part' });
  let shownMode: FigureState<'forward'>['mode'] | undefined;

  const pictured = (picture: Picture, caption: HTMLElement): HTMLElement =>
    element('figure', { class: 'df-term' }, picture.canvas, caption);

  /** A factor and its picture, which stay in one line. */
  const summand = (...parts: HTMLElement[]): HTMLElement => element('div', { class: 'df-summand' }, ...parts);
  const summands: Readonly<Record<'scale' | 'add', HTMLElement>> = {
    scale: summand(element('span', {}, '= ', factor, ' ·'), pictured(pictures.from, labels.from)),
    add: summand(
      element('span', {}, '+ ', term('noise', numbers.noise), ' ·'),
      pictured(pictures.noise, labels.noise),
    ),
  };

  /** Which of the moves of a step is under way. */
  function showPart(part: StepPart | undefined): void {
    const names: Readonly<Record<StepPart, string>> = {
      scale: l10n.t('scale'),
      add: l10n.t('add'),
      result: l10n.t('result'),
    };
    partLabel.textContent = part === undefined ? '' : ` · ${names[part]}`;
    for (const each of ['scale', 'add'] as const) {
      summands[each].classList.toggle('df-forward-active', each === part);
    }
  }

  return {
    element: element(
      'div',
      { class: 'df-stage' },
      element(
        'figure',
        { class: 'df-term df-result' },
        pictures.result.canvas,
        element('figcaption', {}, symbols.xt(), ',  ', symbols.t(), ' = ', numbers.t, partLabel),
      ),
      element(
        'div',
        { class: 'df-sum' },
        element('div', { class: 'df-terms' }, summands.scale, summands.add),
      ),
    ),
    draw(subject, schedule, state, sum, fraction, theme) {
      const { mode } = state;
      if (mode !== shownMode) {
        shownMode = mode;
        const [meaning, from] =
          mode === 'closed' ? (['data', symbols.x0()] as const) : (['state', symbols.xtMinus1()] as const);
        factor.dataset['term'] = meaning;
        labels.from.replaceChildren(term(meaning, from));
        labels.noise.replaceChildren(
          term('noise', mode === 'closed' ? symbols.epsilon() : symbols.epsilonT()),
        );
      }
      const { part, values } =
        fraction > 0 ? sumUnderWay(sum, fraction) : { part: undefined, values: sum.result };
      showPart(part);
      numbers.t.textContent = String(state.t);
      numbers.signal.textContent = formatCoefficient(sum.step.signal);
      numbers.noise.textContent = formatCoefficient(sum.step.noise);
      pictures.result.draw((context, side) =>
        subject.drawLarge(context, side, values, theme, schedule, state.t),
      );
      pictures.from.draw((context, side) => subject.draw(context, side, sum.from, theme));
      pictures.noise.draw((context, side) => subject.draw(context, side, sum.noise, theme));
    },
  };
}
