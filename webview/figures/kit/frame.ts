import * as l10n from '@vscode/l10n';
import { figureSpec, type FigureId, type FigureState } from '../../../src/figures';
import type { Meaning } from '../../../src/figures/meaning';
import { Announcer } from './announcer';
import { Clock } from './motion/clock';
import type { NumberTable } from './export/csv';
import { element, keepTallest, type Child } from './dom';
import { exportItems } from './export/exportItems';
import { exportMenu } from './export/exportMenu';
import type { Figure, FigureEnvironment, FigureTheme, MountedFigure } from './figure';
import { symbol } from './math/mathMarkup';
import { setInMotion } from './motion/motion';
import { scrubber, type ClockLabel, type Scrubber } from './motion/scrubber';
import { ShownState } from './motion/shownState';
import { Terms } from './math/terms';
import { typeset, typesetWithin } from './math/typeset';
import { unicodeSubscripts } from './math/unicodeSubscripts';
import { onThemeChange, readTheme } from './colors/theme';

/** What a figure is drawn with. */
export interface Bench<Id extends FigureId> {
  readonly id: Id;
  /** The figure's element, in which its content will stand. */
  readonly root: HTMLElement;
  readonly environment: FigureEnvironment;
  /** Ends with the figure. */
  readonly signal: AbortSignal;
  /** The state that is to be shown; the same object until something in it changes. */
  state(): FigureState<Id>;
  change(change: Partial<FigureState<Id>>): void;
  /** Draws anew, caption and all: what the figure works out by itself has come further. */
  refresh(): void;
  /** How far slow motion is from the clock's value to the next one, 0…1: the parts of that step can be drawn. Else 0. */
  fraction(): number;
  /** What is pointed at in formula, controls or picture; `update` is called when it changes. */
  lit(): Meaning | undefined;
}

/** Controls as `stateControls` makes them. */
export interface FrameControls {
  readonly rows: readonly HTMLElement[];
  readonly update: () => void;
}

/** A figure as it is drawn. */
export interface Drawing {
  /** The formula above the picture, its parts made by `term`. */
  readonly formula?: HTMLElement;
  /** The picture, from above to below. */
  readonly content: readonly Child[];
  /** Below the picture and the clock's row; the frame updates them. */
  readonly controls?: FrameControls;
  /** Shows the state as it is now. */
  update(): void;
  /** Takes the theme's colours: before the first update and whenever they change. */
  recolor(theme: FigureTheme): void;
  /** What the picture shows now, in numbers. */
  numbers?(): NumberTable;
}

/**
 * Makes a figure of its drawing: its element with the title, its life, the theme's colours, the formula whose parts are
 * lit, the row of its clock, and the caption of its spec below, which is spoken once the values rest.
 */
export const framed =
  <const Id extends FigureId>(id: Id, draw: (bench: Bench<Id>) => Drawing): Figure<Id> =>
  (container, state, environment, onChange) =>
    new Frame(id, draw, container, state, environment, onChange);

class Frame<Id extends FigureId> implements MountedFigure<FigureState<Id>> {
  private readonly lifetime = new AbortController();
  private readonly signal = this.lifetime.signal;
  // Read aloud by the announcer, when it rests.
  private readonly caption = element('p', { class: 'df-caption', 'aria-hidden': 'true' });
  private readonly announcer = new Announcer(this.signal);
  private readonly root: HTMLElement;
  private readonly shown: ShownState<Id>;
  private readonly clock: Clock | undefined;
  private readonly terms: Terms;
  private readonly drawing: Drawing;
  private readonly row: Scrubber | undefined;

  constructor(
    private readonly id: Id,
    draw: (bench: Bench<Id>) => Drawing,
    container: HTMLElement,
    state: FigureState<Id>,
    private readonly environment: FigureEnvironment,
    private readonly onChange: (change: Partial<FigureState<Id>>) => void,
  ) {
    const { signal } = this;
    const label = figureSpec(id).title();
    this.root = element('div', { class: `diffusion-figure df-${id}`, role: 'group', 'aria-label': label });
    container.append(this.root);
    this.shown = new ShownState<Id>(id, state);
    this.clock = this.makeClock();
    this.terms = new Terms(this.root, () => this.drawing.update(), signal);
    this.drawing = draw(this.bench());
    this.row = this.clock && scrubber(this.clock, clockLabel(id), signal);
    this.layOut();
    typesetWithin(this.root);
    keepTallest(this.caption, signal);
    onThemeChange(() => this.recolor(), signal);
    this.recolor();
    this.draw();
  }

  update(next: FigureState<Id>): void {
    if (this.shown.give(next, this.clock)) {
      this.draw();
    }
  }

  dispose(): void {
    this.lifetime.abort();
    this.root.remove();
  }

  private bench(): Bench<Id> {
    const { id, root, environment, signal } = this;
    return {
      id,
      root,
      environment,
      signal,
      state: () => this.shown.at(this.clock),
      change: (change) => {
        if (this.shown.isClockChange(change)) {
          this.clock?.rest();
        }
        this.onChange(change);
      },
      refresh: () => this.draw(),
      fraction: () => this.clock?.fraction ?? 0,
      lit: () => this.terms.lit,
    };
  }

  private makeClock(): Clock | undefined {
    const first = this.shown.reading();
    return (
      first &&
      new Clock(
        {
          read: () => this.shown.reading() ?? first,
          commit: (value) => this.onChange(this.shown.commit(value)),
          show: () => this.draw(),
          reducedMotion: this.environment.reducedMotion,
        },
        this.signal,
      )
    );
  }

  private layOut(): void {
    const { formula, content, controls } = this.drawing;
    const stage = element('div', { class: 'df-picture-stage' }, ...content);
    this.root.append(
      ...(formula ? [this.terms.line(formula, this.signal)] : []),
      stage,
      ...(this.row ? [this.row.element] : []),
      ...(controls?.rows ?? []),
      this.caption,
      this.announcer.element,
      ...this.exportFold(stage),
    );
    if (this.clock && this.row) {
      const parts = { root: this.root, stage, row: this.row.element };
      setInMotion(parts, this.clock, this.environment.reducedMotion, this.signal);
    }
  }

  private exportFold(stage: HTMLElement): readonly HTMLElement[] {
    const { id, clock, drawing, signal } = this;
    const { exports } = this.environment;
    if (exports === undefined) {
      return [];
    }
    const state = () => this.shown.at(clock) as FigureState<FigureId>;
    const { copyLink, copyBlock, open, restore } = exports;
    const acts = {
      copyLink: copyLink && (() => copyLink(id, state())),
      copyBlock: copyBlock && (() => copyBlock(id, state())),
      open: open && (() => open(id, state())),
      restore,
    };
    const numbers = drawing.numbers && (() => drawing.numbers?.() ?? { columns: [], rows: [] });
    const caption = () => unicodeSubscripts(this.caption.textContent);
    const drawn = { title: figureSpec(id).title(), redraw: () => this.recolor() };
    const items = exportItems({ id, drawn, stage, clock, caption, numbers, ...acts }, exports);
    return items.length === 0 ? [] : [exportMenu(items, signal)];
  }

  private draw(): void {
    this.drawing.controls?.update();
    this.drawing.update();
    this.row?.update();
    const text = figureSpec(this.id).caption(this.shown.at(this.clock));
    this.caption.replaceChildren(...typeset(text));
    this.announcer.say(text);
  }

  private recolor(): void {
    const theme = readTheme();
    this.terms.recolor(theme);
    this.drawing.recolor(theme);
  }
}

/** What stands beside the clock's slider. */
function clockLabel(id: FigureId): ClockLabel {
  const { clock = 't', parameters } = figureSpec(id);
  const parameter = parameters[clock];
  const name = parameter?.name();
  return name === undefined
    ? { drawn: symbol('t'), name: l10n.t('Time step t') }
    : { drawn: name, name, term: parameter?.term };
}
