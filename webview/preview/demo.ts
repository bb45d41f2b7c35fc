import * as l10n from '@vscode/l10n';
import type { DemoId, DemoState } from '../../src/protocol/demoBlock';
import { element } from '../figures/dom';
import type { Figure, FigureEnvironment, MountedFigure } from '../figures/figure';
import { forwardFigure } from '../figures/forwardFigure';
import { posteriorFigure } from '../figures/posteriorFigure';
import { scheduleFigure } from '../figures/scheduleFigure';
import { keepTouched } from './keepTouched';

const figures: Readonly<Record<DemoId, Figure>> = {
  schedule: scheduleFigure,
  forward: forwardFigure,
  posterior: posteriorFigure,
};

/** A live figure and the state that its reader has moved it to. It outlives the elements that it is shown in. */
export class Demo {
  /** No name that a note uses, so that the preview's updating of its page never takes it for another element. */
  private readonly host = document.createElement('diffusion-demo-host');
  private figure: MountedFigure | undefined;
  private written: DemoState;
  private shown: DemoState;
  /** Its last height on screen; while it is out of the page it has none. */
  private height = 0;
  private readonly observer = new ResizeObserver(() => {
    this.height = this.host.offsetHeight || this.height;
  });

  constructor(
    public source: string,
    private readonly environment: FigureEnvironment,
  ) {
    this.written = this.shown = JSON.parse(source) as DemoState;
    this.observer.observe(this.host);
    // The preview takes a double click for the wish to edit; on a button it is two clicks.
    this.host.addEventListener('dblclick', (event) => event.stopPropagation());
  }

  /** Shows the figure in an element of the page, with what an edit of its block changed. */
  showIn(place: HTMLElement, source: string): void {
    if (this.host.parentElement !== place) {
      place.replaceChildren(this.host);
    }
    place.style.minHeight = '';
    try {
      this.rewrite(source);
      this.figure ??= this.mount();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Keeps the room of the figure while its block cannot be read, so that the page does not jump. */
  standAsideIn(place: HTMLElement): void {
    place.style.minHeight = `${this.height}px`;
  }

  dispose(): void {
    this.observer.disconnect();
    this.figure?.dispose();
    this.host.remove();
  }

  private rewrite(source: string): void {
    if (source === this.source) {
      return;
    }
    const rewritten = JSON.parse(source) as DemoState;
    const before = this.shown.view;
    this.shown = keepTouched(this.written, this.shown, rewritten);
    this.written = rewritten;
    this.source = source;
    if (this.figure !== undefined && this.shown.view === before) {
      this.figure.update(this.shown);
    } else {
      this.figure?.dispose();
      this.figure = undefined;
    }
  }

  private mount(): MountedFigure {
    this.host.replaceChildren();
    return figures[this.shown.view](this.host, this.shown, this.environment, (change) => {
      this.shown = { ...this.shown, ...change };
      try {
        this.figure?.update(this.shown);
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private fail(error: unknown): void {
    this.figure?.dispose();
    this.figure = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    this.host.replaceChildren(
      element(
        'p',
        { class: 'diffusion-demo-failure', role: 'alert' },
        l10n.t('This demo could not be drawn: {0}', reason),
      ),
    );
  }
}
