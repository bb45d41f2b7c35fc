import { figureSpec, type FigureId, type FigureState } from '../../../src/figures';
import { Announcer } from './announcer';
import { element, type Child } from './dom';
import type { Figure, FigureEnvironment, FigureTheme } from './figure';
import { onThemeChange, readTheme } from './theme';

/** What a figure is drawn with. */
export interface Bench<Id extends FigureId> {
  readonly id: Id;
  /** The figure's element, in which its content will stand. */
  readonly root: HTMLElement;
  readonly environment: FigureEnvironment;
  /** Ends with the figure. */
  readonly signal: AbortSignal;
  /** The state that is to be shown. */
  state(): FigureState<Id>;
  change(change: Partial<FigureState<Id>>): void;
}

/** A figure as it is drawn. */
export interface Drawing {
  /** From above to below. */
  readonly content: readonly Child[];
  /** Shows the state as it is now. */
  update(): void;
  /** Takes the theme's colours: before the first update and whenever they change. */
  recolor(theme: FigureTheme): void;
}

/**
 * Makes a figure of its drawing: its element with the title, its life, the theme's colours, and the caption of its spec
 * below, which is spoken once the values rest.
 */
export function framed<const Id extends FigureId>(id: Id, draw: (bench: Bench<Id>) => Drawing): Figure<Id> {
  const spec = figureSpec(id);
  return (container, state, environment, onChange) => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const announcer = new Announcer(signal);
    // Read aloud by the announcer, when it rests.
    const caption = element('p', { class: 'df-caption', 'aria-hidden': 'true' });
    const root = element('div', {
      class: `diffusion-figure df-${id}`,
      role: 'group',
      'aria-label': spec.title(),
    });
    container.append(root);
    let current = state;
    const drawing = draw({
      id,
      root,
      environment,
      signal,
      state: () => current,
      change: onChange,
    });
    root.append(...drawing.content, caption, announcer.element);

    function update(): void {
      drawing.update();
      const text = spec.caption(current);
      caption.textContent = text;
      announcer.say(text);
    }
    onThemeChange(() => drawing.recolor(readTheme()), signal);
    drawing.recolor(readTheme());
    update();
    return {
      update(next) {
        current = next;
        update();
      },
      dispose() {
        lifetime.abort();
        root.remove();
      },
    };
  };
}
