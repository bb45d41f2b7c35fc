import * as l10n from '@vscode/l10n';
import { clockSteps } from '../../../../src/figures/clock';
import { speeds, type Clock, type Speed } from './clock';
import type { Meaning } from '../../../../src/figures/meaning';
import { button, rangeControl, showTerm } from '../controls/controls';
import { element, type Child } from '../dom';
import { icon, type IconName } from '../controls/icon';

export interface Scrubber {
  readonly element: HTMLElement;
  /** Shows the clock as it is now. */
  readonly update: () => void;
}

/** What stands beside the clock's slider, and what it stands for. */
export interface ClockLabel {
  readonly drawn: Child;
  readonly name: string;
  readonly term?: Meaning | undefined;
}

/** The row under a picture that moves it: play, step back and on, speed, and a slider over all values. */
export function scrubber(clock: Clock, label: ClockLabel, signal: AbortSignal): Scrubber {
  const play = iconButton('play', () => clock.toggle(), signal);
  play.classList.add('df-play');
  const back = iconButton('back', () => clock.step(-1), signal);
  const on = iconButton('on', () => clock.step(1), signal);
  name(back, l10n.t('Step back'));
  name(on, l10n.t('Step on'));
  const speed = speedChoice(clock, signal);
  const { min, max, step } = clock.reading;
  const range = rangeControl(
    {
      label: label.drawn,
      name: label.name,
      bounds: { min, max, step },
      onInput: (value) => clock.moveTo(value),
    },
    signal,
  );
  if (label.term !== undefined) {
    showTerm(range.element, label.term);
  }
  let shownPlaying: boolean | undefined;
  return {
    element: element(
      'div',
      { class: 'df-scrubber', role: 'group', 'aria-label': l10n.t('Motion') },
      element('div', { class: 'df-control df-transport' }, play, back, on, speed),
      range.element,
    ),
    update() {
      const { reading, moves } = clock;
      range.set(reading.value, reading);
      if (moves !== shownPlaying) {
        shownPlaying = moves;
        play.replaceChildren(icon(moves ? 'pause' : 'play'));
        name(play, moves ? l10n.t('Pause') : l10n.t('Play'));
      }
      play.disabled = clockSteps(reading) === 0;
      back.disabled = !moves && reading.value <= reading.min;
      on.disabled = !moves && reading.value >= reading.max;
    },
  };
}

function speedChoice(clock: Clock, signal: AbortSignal): HTMLElement {
  const names: Readonly<Record<Speed, string>> = {
    slow: l10n.t('Slow motion'),
    normal: l10n.t('Normal speed'),
    fast: l10n.t('Fast'),
  };
  const select = element('select', { class: 'df-field df-speed', 'aria-label': l10n.t('Speed') });
  select.append(...speeds.map((each) => element('option', { value: each }, names[each])));
  select.value = clock.speed;
  select.addEventListener(
    'change',
    () => {
      const chosen = speeds.find((each) => each === select.value);
      if (chosen !== undefined) {
        clock.speed = chosen;
      }
    },
    { signal },
  );
  return select;
}

function iconButton(sign: IconName, onClick: () => void, signal: AbortSignal): HTMLButtonElement {
  const made = button(icon(sign), onClick, signal);
  made.classList.add('df-icon-button');
  return made;
}

function name(target: HTMLElement, text: string): void {
  target.title = text;
  target.setAttribute('aria-label', text);
}
