import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { longestRunName, runNameSchema, type SavedRun } from '../../../src/protocol/savedRuns';
import { lastLoss } from '../../../src/checkpoints/runMarkdown';
import { stepsText } from '../../../src/protocol/countedText';
import { element } from '../../figures/kit/dom';
import { askingButton } from '../../ui/askingButton';
import { button } from '../../ui/button';
import { textField } from '../../ui/textField';
import { formatDuration, formatLoss } from '../format';
import { statistics } from '../statistics';
import { setupFacts } from '../train/setupDifference';
import type { ViewContext } from '../view';
import { megabytesText, momentText, runName } from './runText';

/** One kept run: its name, its numbers, and what can be done with it. */
export class RunDetail {
  readonly element: HTMLElement;
  private readonly title = element('h2');
  private readonly name;
  private readonly numbers;
  private readonly facts = element('ul', { class: 'run-setup' });
  private readonly proceed;
  private run: SavedRun | undefined;
  /** Whether the page's run is the one that is shown. */
  private isOpen = false;

  constructor(private readonly context: ViewContext) {
    this.name = textField({
      label: l10n.t('Name of the run'),
      maxLength: longestRunName,
      refuse: (text) =>
        v.is(runNameSchema, text) ? '' : l10n.t('Enter one line of at most {0} characters.', longestRunName),
      onChange: (name) => this.send((key) => ({ type: 'renameRun', key, name })),
    });
    this.numbers = statistics({
      step: l10n.t('Step n'),
      smoothed: l10n.t('Loss, smoothed'),
      elapsed: l10n.t('Elapsed'),
      saved: l10n.t('Saved'),
      size: l10n.t('Storage'),
    });
    this.proceed = button({
      label: l10n.t('Continue this run'),
      icon: 'play',
      look: 'primary',
      title: l10n.t('Show that run; the one that is here now stays saved'),
      onClick: () => void this.open(),
    });
    this.element = element(
      'section',
      { class: 'run-detail' },
      this.title,
      this.toolbar(),
      this.name.element,
      this.numbers.element,
      this.facts,
    );
  }

  show(run: SavedRun | undefined, current: string | null): void {
    this.run = run;
    this.isOpen = run !== undefined && run.key === current;
    this.element.hidden = run === undefined;
    if (!run) {
      return;
    }
    const { language } = this.context;
    const name = runName(run);
    if (this.title.textContent !== name) {
      this.title.textContent = name;
    }
    this.name.set(name);
    this.numbers.set({
      step: run.step.toLocaleString(language),
      smoothed: formatLoss(lastLoss(run.losses) ?? null),
      elapsed: formatDuration(run.elapsedSeconds),
      saved: momentText(run.savedAt, language),
      size: megabytesText(run.bytes, language),
    });
    const facts = [...setupFacts(run), `${l10n.t('Seed')} ${run.seed}`];
    if (this.facts.textContent !== facts.join('')) {
      this.facts.replaceChildren(...facts.map((fact) => element('li', {}, fact)));
    }
    this.proceed.setDisabled(this.isOpen);
  }

  private toolbar(): HTMLElement {
    const duplicate = button({
      label: l10n.t('Duplicate'),
      icon: 'copy',
      onClick: () =>
        this.send((key, run) => {
          const name = l10n.t('{0} (copy)', runName(run));
          return { type: 'duplicateRun', key, name: name.slice(0, longestRunName).trim() };
        }),
    });
    const remove = askingButton({
      label: l10n.t('Delete'),
      icon: 'trash',
      question: () => l10n.t('Delete {0} for good?', stepsText(this.run?.step ?? 0)),
      onClick: () => this.delete(),
    });
    const csv = button({
      label: l10n.t('Loss as CSV…'),
      icon: 'export',
      onClick: () => this.send((key) => ({ type: 'saveRunLog', key, format: 'csv' })),
    });
    const events = button({
      label: l10n.t('Loss for TensorBoard…'),
      icon: 'export',
      onClick: () => this.send((key) => ({ type: 'saveRunLog', key, format: 'tensorboard' })),
    });
    const summary = button({
      label: l10n.t('Summary into the note'),
      icon: 'markdown',
      title: l10n.t(
        'Put settings and numbers at the cursor of the Markdown note in sight, else on the clipboard',
      ),
      onClick: () =>
        this.send((key, run) => ({
          type: 'summariseRun',
          key,
          title: runName(run).slice(0, longestRunName),
        })),
    });
    return element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Run') },
      ...[this.proceed, duplicate, remove, csv, events, summary].map((each) => each.element),
    );
  }

  /** The run that is here is saved before the host gives the other. */
  private async open(): Promise<void> {
    const key = this.run?.key;
    await this.context.actions.stop();
    if (key !== undefined) {
      this.context.host.send({ type: 'openRun', key });
    }
  }

  private delete(): void {
    if (this.isOpen) {
      // Else what it learns next would be saved again.
      this.context.run.forget();
    }
    this.send((key) => ({ type: 'deleteRun', key }));
  }

  private send(message: (key: string, run: SavedRun) => Parameters<ViewContext['host']['send']>[0]): void {
    if (this.run) {
      this.context.host.send(message(this.run.key, this.run));
    }
  }
}
