import type { Notices } from './chrome/notices';
import type { Run } from './run/run';
import type { RunActions } from './run/runActions';
import type { Store } from './store';
import type { Host } from './host';
import type { EvaluationRequest } from './evaluate/evaluationRequest';
import type { KeptRuns } from './runs/keptRuns';
import type { OperationPanel } from './operations/operationPanel';

/** What a view works with. */
export interface ViewContext {
  readonly store: Store;
  readonly run: Run;
  readonly actions: RunActions;
  /** What a sampling may begin with, as the sample view shows it. */
  readonly operation: OperationPanel;
  /** What the evaluation view's form is set to. */
  readonly evaluation: EvaluationRequest;
  /** The runs that the host keeps. */
  readonly kept: KeptRuns;
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
