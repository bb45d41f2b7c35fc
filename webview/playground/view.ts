import type { Notices } from './notices';
import type { Run } from './run';
import type { RunActions } from './runActions';
import type { Store } from './store';
import type { Host } from './host';

/** What a view works with. */
export interface ViewContext {
  readonly store: Store;
  readonly run: Run;
  readonly actions: RunActions;
  readonly notices: Notices;
  readonly host: Host;
  /** The language of the editor, for numbers. */
  readonly language: string;
}

/** One tab's content. `update` shows the state as it is now and is called only while the view is shown. */
export interface View {
  readonly element: HTMLElement;
  update(): void;
}
