import * as l10n from '@vscode/l10n';

/** After one automatic rebuild the user is asked. */
const automaticRebuilds = 1;

/** What went away: the GPU, or the worker with the whole engine. */
export type LostPart = 'gpu' | 'engine';

/** A part that went away more often than is rebuilt without asking. */
export interface UnresolvedLoss {
  readonly what: LostPart;
  /** A sentence, or what the browser says. */
  readonly reason: string;
  /** The step of the checkpoint that the run can go on from; 0 when there is none. */
  readonly step: number;
}

/** Counts how often a part was lost, and says whether to rebuild or to ask. */
export class DeviceLosses {
  private rebuilds = 0;

  /** @returns whether this loss is answered by a rebuild without asking */
  rebuildsByItself(): boolean {
    this.rebuilds += 1;
    return this.rebuilds <= automaticRebuilds;
  }

  /** The user chose to go on, or all went well since: the next loss is answered as the first was. */
  forgive(): void {
    this.rebuilds = 0;
  }
}

/** What the browser says of a worker's end, as a sentence. */
export function crashText(message: string): string {
  const said = message.replace(/^Uncaught (\(in promise\) )?/, '').slice(0, 500);
  if (said === '') {
    return l10n.t('The browser does not say why.');
  }
  return /memory|allocation|array (buffer )?length/i.test(said)
    ? l10n.t('There was not enough memory: “{0}”.', said)
    : l10n.t('There was an error in it: “{0}”.', said);
}

/** A loss that is answered by a rebuild. */
export function lossText({ what, reason, step }: UnresolvedLoss): string {
  if (what === 'gpu') {
    return l10n.t(
      'The GPU was lost: {0} The run continues from its last checkpoint, step {1}.',
      reason,
      step,
    );
  }
  return step > 0
    ? l10n.t(
        'The engine stopped unexpectedly and was started again. {0} The run continues from its last checkpoint, step {1}.',
        reason,
        step,
      )
    : l10n.t(
        'The engine stopped unexpectedly and was started again. {0} The run had no checkpoint yet, so it starts again from step 0.',
        reason,
      );
}

/** A loss that the user is asked about. */
export function unresolvedText({ what, reason, step }: UnresolvedLoss): string {
  if (what === 'gpu') {
    return step > 0
      ? l10n.t(
          'The GPU was lost again: {0} The run is saved up to step {1}. How do you want to continue it?',
          reason,
          step,
        )
      : l10n.t('The GPU was lost again: {0} How do you want to continue?', reason);
  }
  return step > 0
    ? l10n.t(
        'The engine stopped unexpectedly again. {0} The run is saved up to step {1}. How do you want to continue it?',
        reason,
        step,
      )
    : l10n.t('The engine stopped unexpectedly again. {0} How do you want to continue?', reason);
}
