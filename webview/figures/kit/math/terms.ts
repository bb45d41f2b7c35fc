import * as l10n from '@vscode/l10n';
import { meanings, type Meaning } from '../../../../src/figures/meaning';
import { element, focusedBeside, type Child } from '../dom';
import type { FigureTheme } from '../figure';
import { colorOf } from '../colors/meaningColors';
import { readable } from '../colors/color';

/** What is said of a part that is lit. */
const names: Readonly<Record<Meaning, () => string>> = {
  data: () => l10n.t('data'),
  noise: () => l10n.t('noise'),
  state: () => l10n.t('noisy state'),
  prediction: () => l10n.t('prediction'),
  exact: () => l10n.t('exact'),
  error: () => l10n.t('error'),
};

const isMeaning = (text: string | undefined): text is Meaning => meanings.some((each) => each === text);

/** The meaning of the part of a figure that an event is at. */
function meaningAt(target: EventTarget | null): Meaning | undefined {
  const part = target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
  const meaning = part?.dataset['term'];
  return isMeaning(meaning) ? meaning : undefined;
}

/**
 * Lights what stands for the same thing in a figure's formula, controls and picture: under the pointer, at the focus, and
 * by the arrow keys on the formula.
 */
export class Terms {
  private meaning: Meaning | undefined;
  /** Of the part under the pointer. */
  private pointed: Meaning | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly onChange: () => void,
    signal: AbortSignal,
  ) {
    // By moves, not by what comes to lie under a pointer that rests: that must not put out what the keys have lit.
    const point = ({ target }: PointerEvent) => this.point(meaningAt(target));
    root.addEventListener('pointermove', point, { signal });
    root.addEventListener('pointerdown', point, { signal });
    root.addEventListener('pointerleave', () => this.point(undefined), { signal });
    root.addEventListener('focusin', ({ target }) => this.light(meaningAt(target)), { signal });
    root.addEventListener('focusout', () => this.light(undefined), { signal });
  }

  get lit(): Meaning | undefined {
    return this.meaning;
  }

  light(meaning: Meaning | undefined): void {
    if (meaning === this.meaning) {
      return;
    }
    this.meaning = meaning;
    if (meaning === undefined) {
      delete this.root.dataset['lit'];
    } else {
      this.root.dataset['lit'] = meaning;
    }
    this.onChange();
  }

  private point(meaning: Meaning | undefined): void {
    if (meaning !== this.pointed) {
      this.pointed = meaning;
      this.light(meaning ?? meaningAt(focusedBeside(this.root)));
    }
  }

  /** Gives the parts their colours, with the contrast that text needs. */
  recolor(theme: FigureTheme): void {
    for (const meaning of meanings) {
      this.root.style.setProperty(`--df-term-${meaning}`, readable(colorOf(meaning)(theme), theme));
    }
  }

  /** The formula's line: one stop of the Tab key, in which the arrow keys go from part to part. */
  line(content: Child, signal: AbortSignal): HTMLElement {
    const host = element('div', { class: 'df-formula-line' }, content);
    const found = (): readonly Meaning[] => [
      ...new Set(
        [...host.querySelectorAll<HTMLElement>('[data-term]')]
          .map((part) => part.dataset['term'])
          .filter(isMeaning),
      ),
    ];
    const said = element('span', { class: 'df-visually-hidden', 'aria-live': 'polite' });
    host.append(said);
    host.tabIndex = 0;
    host.setAttribute('role', 'group');
    host.setAttribute('aria-label', l10n.t('Formula; the arrow keys light its parts'));
    host.addEventListener(
      'keydown',
      (event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape') {
          this.light(undefined);
        } else if (by !== undefined && event.target === host) {
          event.preventDefault();
          const parts = found();
          const from = this.meaning === undefined ? -1 : parts.indexOf(this.meaning);
          const next = from === -1 && by === -1 ? parts.length - 1 : from + by;
          const meaning = parts[(next + parts.length) % parts.length];
          this.light(meaning);
          said.textContent = meaning === undefined ? '' : names[meaning]();
        }
      },
      { signal },
    );
    return host;
  }
}
