import * as l10n from '@vscode/l10n';
import type { Schedule } from '../../../src/diffusion/schedule';
import type { FigureState } from '../../../src/figures';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { formatCoefficient } from '../../../src/base/formatNumber';
import { forwardFormula } from './formula';
import type { ForwardSum } from './model';
import type { ForwardSubject } from './subject';
import { numberSlot, symbols } from '../kit/mathMarkup';
import { Picture } from '../kit/picture';

/** x_t large, and the sum it is: coefficient · picture + coefficient · picture. */
export function forwardStage(): {
  readonly element: HTMLElement;
  /** The formula of the chosen form. */
  readonly formula: HTMLElement;
  draw(
    subject: ForwardSubject,
    schedule: Schedule,
    state: FigureState<'forward'>,
    sum: ForwardSum,
    theme: FigureTheme,
  ): void;
} {
  const pictures = {
    result: new Picture(l10n.t('x_t, the data with noise'), 'df-picture-large'),
    from: new Picture(l10n.t('What the noise is added to')),
    noise: new Picture(l10n.t('The noise')),
  };
  const numbers = { signal: numberSlot(), noise: numberSlot(), t: numberSlot() };
  const labels = { from: element('figcaption'), noise: element('figcaption') };
  const formulaHost = element('p', { class: 'df-forward-formula' });
  let shownMode: FigureState<'forward'>['mode'] | undefined;

  const term = (picture: Picture, caption: HTMLElement): HTMLElement =>
    element('figure', { class: 'df-term' }, picture.canvas, caption);

  /** A factor and its picture, which stay in one line. */
  const summand = (...parts: HTMLElement[]): HTMLElement => element('div', { class: 'df-summand' }, ...parts);

  return {
    formula: formulaHost,
    element: element(
      'div',
      { class: 'df-stage' },
      element(
        'figure',
        { class: 'df-term df-result' },
        pictures.result.canvas,
        element('figcaption', {}, symbols.xt(), ',  ', symbols.t(), ' = ', numbers.t),
      ),
      element(
        'div',
        { class: 'df-sum' },
        element(
          'div',
          { class: 'df-terms' },
          summand(element('span', {}, '= ', numbers.signal, ' ·'), term(pictures.from, labels.from)),
          summand(element('span', {}, '+ ', numbers.noise, ' ·'), term(pictures.noise, labels.noise)),
        ),
      ),
    ),
    draw(subject, schedule, state, sum, theme) {
      const { mode } = state;
      if (mode !== shownMode) {
        shownMode = mode;
        formulaHost.replaceChildren(forwardFormula(mode));
        labels.from.replaceChildren(mode === 'closed' ? symbols.x0() : symbols.xtMinus1());
        labels.noise.replaceChildren(mode === 'closed' ? symbols.epsilon() : symbols.epsilonT());
      }
      numbers.t.textContent = String(state.t);
      numbers.signal.textContent = formatCoefficient(sum.step.signal);
      numbers.noise.textContent = formatCoefficient(sum.step.noise);
      pictures.result.draw((context, side) =>
        subject.drawLarge(context, side, sum.result, theme, schedule, state.t),
      );
      pictures.from.draw((context, side) => subject.draw(context, side, sum.from, theme));
      pictures.noise.draw((context, side) => subject.draw(context, side, sum.noise, theme));
    },
  };
}
