import * as l10n from '@vscode/l10n';
import { readDemoState } from '../../src/protocol/demoState';
import { element } from '../figures/kit/dom';
import { Demo, type DemoEnvironment } from './demo';
import { pairDemos } from './pairing';

/** A formula's name is a few words. */
const longestTitle = 200;

/** How many views have been opened so far. */
let openings = 0;

/** The ▶ of a formula and the view that it unfolds. Both outlive the elements that they are shown in. */
class FormulaRun {
  // No ids: the preview, updating its page, removes what carries one, wherever it has gone.
  private readonly button = element('button', {
    type: 'button',
    class: 'diffusion-run-button',
    'aria-expanded': 'false',
  });
  private readonly view = element('div', { class: 'diffusion-unfolded', role: 'region' });
  /** Why the figure shows something else than the note says. */
  private readonly remark = element('p', { class: 'diffusion-run-remark' });
  /** Where the figure stands in the view. */
  private readonly place = element('div');
  private demo: Demo | undefined;
  private room: Element | undefined;
  private title = '';

  constructor(
    public source: string,
    private readonly environment: DemoEnvironment,
  ) {
    this.button.append(element('span', { class: 'diffusion-run-sign', 'aria-hidden': 'true' }));
    this.view.append(this.remark, this.place);
    this.button.addEventListener('click', () => this.toggle());
    // The preview takes a double click for the wish to edit; on a button it is two clicks.
    this.button.addEventListener('dblclick', (event) => event.stopPropagation());
  }

  /** Stands in a place of the page; its view unfolds in `room`. */
  showIn(place: HTMLElement, source: string, room: Element | undefined): void {
    this.source = source;
    this.title = (place.dataset['title'] ?? '').slice(0, longestTitle);
    this.room = room;
    const read = readDemoState(source);
    if (!read.ok) {
      this.demo?.dispose();
      this.demo = undefined;
      this.view.remove();
      place.replaceChildren(element('span', { class: 'diffusion-run-failure', role: 'alert' }, read.message));
      return;
    }
    const isWrong = place.dataset['wrong'] !== undefined;
    const name = isWrong ? l10n.t('Run the right formula: {0}', this.title) : l10n.t('Run: {0}', this.title);
    this.remark.textContent = isWrong
      ? l10n.t('The formula above is found wrong. This figure runs the right one.')
      : '';
    this.remark.hidden = !isWrong;
    this.button.title = name;
    this.button.setAttribute('aria-label', name);
    this.view.setAttribute('aria-label', this.title);
    if (this.button.parentElement !== place) {
      place.replaceChildren(this.button);
    }
    this.draw();
  }

  dispose(): void {
    this.demo?.dispose();
    this.view.remove();
    this.button.remove();
  }

  private toggle(): void {
    if (this.demo === undefined) {
      this.demo = new Demo(this.environment);
      openings += 1;
      this.view.dataset['opening'] = String(openings);
    } else {
      this.demo.dispose();
      this.demo = undefined;
    }
    this.draw();
  }

  private draw(): void {
    this.button.setAttribute('aria-expanded', String(this.demo !== undefined));
    if (this.demo === undefined || this.room === undefined) {
      this.view.remove();
      return;
    }
    if (this.view.parentElement !== this.room) {
      putNewestFirst(this.view, this.room);
    }
    this.demo.showIn(this.place, this.source);
  }
}

/** The ▶ of all formulas on the page. */
export class FormulaRuns {
  private runs: readonly FormulaRun[] = [];

  constructor(private readonly environment: DemoEnvironment) {}

  /** Brings them in line with the page after the preview has rewritten it. */
  synchronize(): void {
    const places = [...document.querySelectorAll<HTMLElement>('span.diffusion-run[data-diffusion]')];
    const rooms = [...document.querySelectorAll('div.diffusion-unfold')];
    const sources = places.map((place) => place.dataset['diffusion'] ?? '');
    const { pairs, left } = pairDemos(
      sources.map((source) => ({ source })),
      this.runs,
    );
    left.forEach((run) => run.dispose());
    let next = 0;
    this.runs = places.map((place, index) => {
      const source = sources[index] ?? '';
      // Both lists are in the page's order: the room of a formula is the first one behind it.
      while (next < rooms.length && !follows(rooms[next], place)) {
        next++;
      }
      const run = pairs[index] ?? new FormulaRun(source, this.environment);
      run.showIn(place, source, rooms[next]);
      return run;
    });
  }
}

/** What was opened last stands right under its formulas, where it is seen: figures of a long paragraph fill screens. */
function putNewestFirst(view: HTMLElement, room: Element): void {
  const openingOf = (each: Element) => Number(each instanceof HTMLElement ? each.dataset['opening'] : 0);
  const older = [...room.children].find((each) => openingOf(each) < openingOf(view));
  room.insertBefore(view, older ?? null);
}

function follows(room: Element | undefined, place: Element): boolean {
  return room !== undefined && (place.compareDocumentPosition(room) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
