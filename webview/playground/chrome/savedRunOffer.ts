import * as l10n from '@vscode/l10n';
import type { ToPage } from '../../../src/protocol/messages';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { codicon } from '../../ui/codicon';
import type { Host } from '../host';

type SavedRuns = Extract<ToPage, { type: 'runs' }>;

/** Lines that offer the runs which are saved besides the one that the page shows. */
export class SavedRunOffer {
  readonly element = element('div', { class: 'saved-runs', role: 'status' });

  constructor(
    private readonly host: Host,
    private readonly language: string,
  ) {}

  show({ runs, current }: SavedRuns): void {
    const others = runs.filter(({ key }) => key !== current);
    this.element.replaceChildren(...others.map((run) => this.line(run)));
  }

  private line({ key, step, train, savedAt }: SavedRuns['runs'][number]): HTMLElement {
    const text = l10n.t(
      'Another run is saved: {0}, {1}, step {2}, of {3}.',
      train.dataSet,
      train.preset,
      step.toLocaleString(this.language),
      new Date(savedAt).toLocaleString(this.language),
    );
    const open = button({
      label: l10n.t('Continue this run'),
      title: l10n.t('Show that run; the one that is here now stays saved'),
      onClick: () => this.host.send({ type: 'openRun', key }),
    });
    const dismiss = button({
      label: l10n.t('Dismiss'),
      icon: 'close',
      look: 'icon',
      onClick: () => line.remove(),
    });
    const line = element(
      'div',
      { class: 'notice notice-info' },
      codicon('info'),
      element('span', {}, text),
      open.element,
      dismiss.element,
    );
    return line;
  }
}
