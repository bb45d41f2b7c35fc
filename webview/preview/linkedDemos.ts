import type { SharedState } from '../../src/figures/figure';
import type { DemoState } from '../../src/protocol/demoState';

/** A demo that takes part in a link. */
export interface LinkedDemo {
  /** Takes the state that its link shares. */
  take(shared: SharedState): void;
}

const sharedOf = ({ schedule, t, seed }: SharedState): SharedState => ({ schedule, t, seed });

/** The demos of a note whose blocks name the same link: they have one t, schedule and seed, at first those of the first block. */
export class LinkedDemos {
  private readonly links = new Map<string, { shared: SharedState; readonly demos: Set<LinkedDemo> }>();

  /**
   * Takes a demo into the link that its state names, and out of any other.
   * @returns the state with what the link shares.
   */
  join(demo: LinkedDemo, state: DemoState): DemoState {
    const { link } = state;
    this.leave(demo, link);
    if (link === undefined) {
      return state;
    }
    const known = this.links.get(link) ?? { shared: sharedOf(state), demos: new Set() };
    this.links.set(link, known);
    known.demos.add(demo);
    return { ...state, ...known.shared };
  }

  /** Tells the other demos of a link what one of them was moved to. */
  move(demo: LinkedDemo, state: DemoState): void {
    const known = state.link === undefined ? undefined : this.links.get(state.link);
    if (known === undefined || !known.demos.has(demo)) {
      return;
    }
    const shared = sharedOf(state);
    if (JSON.stringify(shared) === JSON.stringify(known.shared)) {
      return;
    }
    known.shared = shared;
    known.demos.forEach((each) => {
      if (each !== demo) {
        each.take(shared);
      }
    });
  }

  /** Takes a demo out of all links but one. */
  leave(demo: LinkedDemo, but?: string): void {
    for (const [name, { demos }] of this.links) {
      if (name !== but && demos.delete(demo) && demos.size === 0) {
        this.links.delete(name);
      }
    }
  }
}
