import * as l10n from '@vscode/l10n';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import { lastLoss } from '../../../src/checkpoints/runMarkdown';
import { presetNames } from '../../../src/protocol/valueNames';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import { element } from '../../figures/kit/dom';
import { checkbox } from '../../ui/checkbox';
import { nameElement } from '../../ui/toolkit';
import { formatLoss } from '../format';
import { titleOf } from '../models/cardText';
import { decodePictures } from '../run/keptPictures';
import { gridCanvas } from './gridCanvas';
import { mostCompared } from './lossComparison';
import { runName } from './runText';

/** What is listed: a kept run, or a shipped model, which is a run that cannot be changed. */
export type Entry =
  { readonly kind: 'run'; readonly run: SavedRun } | { readonly kind: 'model'; readonly model: ShippedModel };

export const entryKey = (entry: Entry): string => (entry.kind === 'run' ? entry.run.key : entry.model.id);

interface RunListOptions {
  readonly language: string;
  readonly onSelect: (key: string) => void;
  readonly onCompare: (keys: ReadonlySet<string>) => void;
}

/** The runs, one line each with its picture, its loss and its settings. */
export class RunList {
  readonly element = element('ul', { class: 'run-list', 'aria-label': l10n.t('Runs') });
  private readonly compared = new Set<string>();
  private shown = '';

  constructor(private readonly options: RunListOptions) {
    this.element.addEventListener('keydown', (event) => this.move(event));
  }

  show(entries: readonly Entry[], selected: string | undefined, current: string | null): void {
    const keys = new Set(entries.map(entryKey));
    for (const key of this.compared) {
      if (!keys.has(key)) {
        this.compared.delete(key);
      }
    }
    const facts = entries.map((entry) =>
      entry.kind === 'run'
        ? [entry.run.key, entry.run.name, entry.run.step, entry.run.picture?.length]
        : entry.model.id,
    );
    const shown = JSON.stringify([facts, selected, current, [...this.compared]]);
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    const focused = this.element.querySelector(':focus')?.closest('li')?.dataset['key'];
    this.element.replaceChildren(...entries.map((entry) => this.line(entry, selected, current)));
    this.element.querySelector<HTMLElement>(`li[data-key="${focused ?? ''}"] button`)?.focus();
  }

  private line(entry: Entry, selected: string | undefined, current: string | null): HTMLElement {
    const key = entryKey(entry);
    const open = element(
      'button',
      { class: 'run-entry', type: 'button', ...(key === selected ? { 'aria-current': 'true' } : {}) },
      pictureOf(entry),
      element('span', { class: 'run-name' }, nameOf(entry)),
      element('span', { class: 'run-facts' }, this.facts(entry, current)),
    );
    open.addEventListener('click', () => this.options.onSelect(key));
    const line = element('li', { 'data-key': key }, open);
    if (entry.kind === 'run') {
      line.append(this.comparison(entry.run));
    }
    return line;
  }

  private comparison(run: SavedRun): HTMLElement {
    const box = checkbox(l10n.t('Compare'), (checked) => {
      if (checked && this.compared.size < mostCompared - 1) {
        this.compared.add(run.key);
      } else {
        this.compared.delete(run.key);
        box.set(false);
      }
      this.options.onCompare(this.compared);
    });
    box.set(this.compared.has(run.key));
    const control = box.element.querySelector<HTMLElement>('vscode-checkbox');
    if (control) {
      nameElement(control, l10n.t('Compare {0}', runName(run)));
    }
    return box.element;
  }

  private facts(entry: Entry, current: string | null): string {
    const { language } = this.options;
    if (entry.kind === 'model') {
      const { steps } = entry.model.card;
      const shipped = l10n.t('shipped, cannot be changed');
      return steps === undefined
        ? shipped
        : `${l10n.t('step {0}', steps.toLocaleString(language))} · ${shipped}`;
    }
    const { run } = entry;
    return [
      l10n.t('step {0}', run.step.toLocaleString(language)),
      l10n.t('loss {0}', formatLoss(lastLoss(run.losses) ?? null)),
      presetNames[run.train.preset](),
      ...(run.diverged ? [l10n.t('diverged')] : []),
      ...(run.key === current ? [l10n.t('open here')] : []),
    ].join(' · ');
  }

  /** Up, down, Home and End go from run to run. */
  private move(event: KeyboardEvent): void {
    const buttons = [...this.element.querySelectorAll<HTMLElement>('button.run-entry')];
    const at = buttons.findIndex((each) => each === document.activeElement);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at >= 0 && to !== undefined) {
      event.preventDefault();
      buttons[Math.min(buttons.length - 1, Math.max(0, to))]?.focus();
    }
  }
}

function nameOf(entry: Entry): string {
  return entry.kind === 'run' ? runName(entry.run) : titleOf(entry.model.card);
}

function pictureOf(entry: Entry): HTMLElement {
  const frame = element('span', { class: 'run-picture' });
  const grid = entry.kind === 'run' && entry.run.picture ? decodePictures(entry.run.picture) : undefined;
  if (grid) {
    frame.append(gridCanvas(grid, ''));
  } else {
    frame.append(element('span', { class: 'codicon codicon-mortar-board', 'aria-hidden': 'true' }));
  }
  return frame;
}
