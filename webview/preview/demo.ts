import { errorMessage } from '../../src/base/errorMessage';
import * as l10n from '@vscode/l10n';
import type { SharedState } from '../../src/figures/figure';
import { patchFigures } from '../../src/figures/states';
import { readDemoState, type DemoState } from '../../src/protocol/demoState';
import { isNetworkDemoId } from '../../src/protocol/networkDemos';
import { mountFigure } from '../figures';
import { element } from '../figures/kit/dom';
import type { FigureEnvironment, MountedFigure } from '../figures/kit/figure';
import { offerInMenu } from './demoMenu';
import type { InView } from './inView';
import { keepTouched } from './keepTouched';
import type { LinkedDemo, LinkedDemos } from './linkedDemos';
import { mountNetworkDemo } from './networkDemos';
import { networkDemoActs } from './previewExports';
import type { PreviewNetworks } from './previewNetworks';

/** What a demo draws with. */
export interface DemoEnvironment extends FigureEnvironment {
  readonly inView: InView;
  readonly links: LinkedDemos;
  /** That of the editor's links. */
  readonly scheme: string;
  /** Absent from an exported note, which has no other scripts. */
  readonly network?: PreviewNetworks;
}

/** What a block says, and where its reader has moved it to. */
interface States {
  readonly written: DemoState;
  readonly shown: DemoState;
}

/** A live figure, drawn once it is near the visible part of the page. It outlives the elements that it is shown in. */
export class Demo implements LinkedDemo {
  /** What its block says; undefined before it has stood in one. */
  source: string | undefined;
  /** No name that a note uses, so that the preview's updating of its page never takes it for another element. */
  private readonly host = document.createElement('diffusion-demo-host');
  private figure: MountedFigure<DemoState> | undefined;
  private states: States | undefined;
  private near = false;
  /** Its last height on screen; while it is out of the page it has none. */
  private height = 0;
  private readonly observer = new ResizeObserver(() => {
    this.height = this.host.offsetHeight || this.height;
  });

  constructor(private readonly environment: DemoEnvironment) {
    this.observer.observe(this.host);
    // The preview takes a double click for the wish to edit; on a button it is two clicks.
    this.host.addEventListener('dblclick', (event) => event.stopPropagation());
    this.host.classList.add('diffusion-demo-waiting');
    environment.inView.watch(this.host, (near) => (near ? this.enter() : this.leave()));
  }

  /** Shows the figure in an element of the page, with what an edit of its block changed. */
  showIn(place: HTMLElement, source: string): void {
    if (this.host.parentElement !== place) {
      place.replaceChildren(this.host);
    }
    place.style.minHeight = '';
    this.rewrite(source);
    this.offer();
  }

  take(shared: SharedState): void {
    if (this.states) {
      this.show({ ...this.states.shown, ...shared });
    }
  }

  /** Keeps the room of the figure while its block cannot be read, so that the page does not jump. */
  standAsideIn(place: HTMLElement): void {
    place.style.minHeight = `${this.height}px`;
  }

  dispose(): void {
    this.observer.disconnect();
    this.environment.inView.forget(this.host);
    this.environment.links.leave(this);
    this.figure?.dispose();
    this.host.remove();
  }

  private enter(): void {
    this.near = true;
    this.draw();
  }

  private leave(): void {
    this.near = false;
    this.host.style.minHeight = `${this.height}px`;
    this.clear();
  }

  private rewrite(source: string): void {
    if (source === this.source) {
      return;
    }
    this.source = source;
    const read = readDemoState(source);
    if (!read.ok) {
      this.fail(read.message);
      return;
    }
    const { written, shown } = this.states ?? { written: read.state, shown: read.state };
    const isNew = this.states === undefined || written.link !== read.state.link;
    const next = keepTouched(written, shown, read.state);
    this.states = { written: read.state, shown: isNew ? this.environment.links.join(this, next) : next };
    this.environment.links.move(this, this.states.shown);
    if (this.states.shown.view !== shown.view) {
      this.clear();
    }
    this.draw();
  }

  /** Draws what is to be shown, if it is in sight; a failure stands in its place. */
  private draw(): void {
    const { states, near, figure } = this;
    if (!states || !near) {
      return;
    }
    try {
      if (figure) {
        figure.update(states.shown);
      } else {
        this.host.replaceChildren();
        this.figure = this.mount(states.shown);
        this.host.classList.remove('diffusion-demo-waiting');
        this.host.style.minHeight = '';
      }
    } catch (error) {
      const reason = errorMessage(error);
      this.fail(l10n.t('This demo could not be drawn: {0}', reason));
    }
  }

  private mount(state: DemoState): MountedFigure<DemoState> {
    const { view } = state;
    const restore = () => this.change(() => this.states?.written ?? {});
    if (isNetworkDemoId(view)) {
      const { network: networks, reducedMotion, exports, scheme } = this.environment;
      const acts = networkDemoActs(scheme, () => this.states?.shown ?? state, restore);
      return mountNetworkDemo(view, this.host, state, { networks, reducedMotion, exports, acts }, (change) =>
        this.change(({ networks }) => ({ ...change, networks: { ...networks, ...change.networks } })),
      );
    }
    const environment = { ...this.environment, exports: { ...this.environment.exports, restore } };
    return mountFigure(view, this.host, state, environment, ({ figures = {}, ...change }) =>
      this.change((shown) => ({ ...change, figures: patchFigures(shown.figures, figures) })),
    );
  }

  /** Shows what a control asks for. */
  private change(patch: (shown: DemoState) => Partial<DemoState>): void {
    if (this.states) {
      const { shown } = this.states;
      this.show({ ...shown, ...patch(shown) });
      this.environment.links.move(this, this.states.shown);
    }
  }

  private show(shown: DemoState): void {
    if (this.states) {
      this.states = { ...this.states, shown };
      this.offer();
      this.draw();
    }
  }

  private offer(): void {
    if (this.states) {
      offerInMenu(this.host, this.states.shown);
    }
  }

  private clear(): void {
    this.figure?.dispose();
    this.figure = undefined;
    this.host.replaceChildren();
  }

  private fail(message: string): void {
    this.clear();
    this.states = undefined;
    this.environment.links.leave(this);
    delete this.host.dataset['vscodeContext'];
    this.host.classList.remove('diffusion-demo-waiting');
    this.host.append(element('p', { class: 'diffusion-demo-failure', role: 'alert' }, message));
  }
}
