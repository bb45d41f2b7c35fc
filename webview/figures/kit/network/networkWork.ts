import * as l10n from '@vscode/l10n';
import { BoundedCache } from '../../../../src/base/boundedCache';
import { errorMessage } from '../../../../src/base/errorMessage';
import { button } from '../controls/controls';
import { element } from '../dom';
import type { FigureEnvironment } from '../figure';
import type { FigureModel, FigureNetwork } from './network';

/** What has been worked out of a piece of work so far. */
export interface Findings<Item> {
  readonly items: readonly Item[];
  readonly done: boolean;
}

/** Begins a piece of work: what it gives are the items, one after the other. */
export type Begin<Item> = (network: FigureNetwork) => AsyncIterator<Item, void>;

/** A piece of work that can be gone on with. */
interface Piece<Item> {
  readonly items: Item[];
  /** How many there will be. */
  readonly of: number;
  readonly begin: Begin<Item>;
  iterator: AsyncIterator<Item, void> | undefined;
  done: boolean;
  failure: string | undefined;
}

/** How many pieces of work are kept, so that going back to a state shows it at once. */
const keptPieces = 12;

interface Place {
  readonly environment: FigureEnvironment;
  readonly root: HTMLElement;
  readonly signal: AbortSignal;
}

/**
 * Asks a network for what a figure shows, in the background and piece by piece: the picture grows while the answers
 * come in, and what was worked out once is there at once when its state comes back. Only what the shown state needs is
 * worked on, and only while the figure is on screen.
 */
export class NetworkWork<Item> {
  /** What the network is, how far it is, or why it cannot. */
  readonly element: HTMLElement;
  /** The first of the source's networks that suits; undefined where there is none. */
  readonly model: FigureModel | undefined;
  private readonly pieces = new BoundedCache<string, Piece<Item>>(keptPieces);
  private readonly text = element('span', {});
  private readonly again: HTMLButtonElement;
  private network: FigureNetwork | undefined;
  private current: Piece<Item> | undefined;
  private working = false;

  /**
   * @param suits Whether a network can draw the figure.
   * @param redraw Called when there is more to show.
   */
  constructor(
    private readonly place: Place,
    suits: (model: FigureModel) => boolean,
    private readonly redraw: () => void,
  ) {
    this.model = place.environment.network?.models.find(suits);
    this.again = button(l10n.t('Try again'), () => this.retry(), place.signal);
    this.element = element('p', { class: 'df-network' }, this.text, this.again);
    document.addEventListener('visibilitychange', () => void this.work(), { signal: place.signal });
    this.say();
  }

  /**
   * What there is of the work with this key, which names everything that it depends on. It is begun, or gone on with,
   * unless it is done.
   * @param of How many items it will have.
   */
  ask(key: string, of: number, begin: Begin<Item>): Findings<Item> {
    const piece = this.pieces.getOrMake(key, () => ({
      items: [],
      of,
      begin,
      iterator: undefined,
      done: false,
      failure: undefined,
    }));
    this.current = piece;
    this.say();
    void this.work();
    return piece;
  }

  private retry(): void {
    if (this.current) {
      this.current.failure = undefined;
      this.current.iterator = undefined;
      this.current.items.length = 0;
      this.redraw();
    }
  }

  private async work(): Promise<void> {
    if (this.working || !this.model) {
      return;
    }
    this.working = true;
    for (let piece = this.next(); piece; piece = this.next()) {
      await this.advance(piece, this.model.id);
      this.say();
      this.redraw();
    }
    this.working = false;
  }

  /** The piece to go on with: the one that is shown, while it is on screen and not finished. */
  private next(): Piece<Item> | undefined {
    const { current, place } = this;
    const rests = !current || current.done || current.failure !== undefined;
    const isSeen = !document.hidden && place.root.checkVisibility();
    return rests || place.signal.aborted || !isSeen ? undefined : current;
  }

  private async advance(piece: Piece<Item>, id: string): Promise<void> {
    const { environment, signal } = this.place;
    try {
      this.network ??= await environment.network?.open(id, signal);
      if (!this.network) {
        return;
      }
      piece.iterator ??= piece.begin(this.network);
      const next = await piece.iterator.next();
      if (next.done) {
        piece.done = true;
      } else {
        piece.items.push(next.value);
        piece.done = piece.items.length >= piece.of;
      }
    } catch (error) {
      if (!signal.aborted) {
        piece.failure = errorMessage(error);
      }
    }
  }

  private say(): void {
    const { current, network, model, place } = this;
    const { network: source } = place.environment;
    this.again.hidden = current?.failure === undefined;
    const isBusy = model !== undefined && current?.failure === undefined && current?.done === false;
    this.element.ariaBusy = String(isBusy);
    if (!source || !model) {
      this.text.textContent = l10n.t(
        'This figure asks a trained network, and none that suits can run here. It runs in the playground: the ▶ over the formula in the editor opens it there.',
      );
    } else if (current?.failure !== undefined) {
      this.text.textContent = l10n.t('The network gave no answer: {0}', current.failure);
    } else if (current && !current.done) {
      const waits = source.waiting();
      const far = l10n.t('{0} of {1}', current.items.length, current.of);
      this.text.textContent = [network?.describe() ?? model.name, waits ?? far].join(' · ');
    } else {
      this.text.textContent = network?.describe() ?? model.name;
    }
  }
}
