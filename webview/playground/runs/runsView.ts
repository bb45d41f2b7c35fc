import * as l10n from '@vscode/l10n';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import type { DataSets } from '../dataSets';
import { modelCard } from '../models/modelCard';
import type { View, ViewContext } from '../view';
import { LossComparison } from './lossComparison';
import { RunDetail } from './runDetail';
import { entryKey, RunList, type Entry } from './runList';
import { megabytesText } from './runText';
import { SampleComparison } from './sampleComparison';

/** All runs that are kept, and the shipped models: a list, and beside it the one that is chosen. */
export function runsView(context: ViewContext, dataSets: DataSets): View {
  const { kept, run, store, actions, host, language } = context;
  /** What the user chose; until then the first is shown. */
  let picked: string | undefined;
  let selected: string | undefined;
  let compared: ReadonlySet<string> = new Set();
  const list = new RunList({
    language,
    onSelect(key) {
      picked = key;
      update();
    },
    onCompare(keys) {
      compared = keys;
      update();
    },
  });
  const usage = element('p', { class: 'hint', role: 'status' });
  const detail = new RunDetail(context);
  const card = modelCard(language);
  const further = button({
    label: l10n.t('Continue as a new run'),
    icon: 'mortar-board',
    title: l10n.t('Start a new run of yours with these weights'),
    onClick: () => {
      const model = selected === undefined ? undefined : run.library.find(selected);
      if (model) {
        void actions.trainFrom(model);
      }
    },
  });
  const shipped = element('section', { class: 'run-detail' }, further.element, card.element);
  const losses = new LossComparison();
  const samples = new SampleComparison(context, dataSets);
  const nothing = element(
    'p',
    { class: 'hint' },
    l10n.t('No run is kept yet. One is, as soon as a network has trained for a while.'),
  );

  function update(): void {
    const { runs = [], used = 0, limit = 0 } = kept.list ?? {};
    // The page may have begun another since the host was given a checkpoint.
    const isOpen = ({ key, id }: SavedRun) => key === kept.list?.current && id === run.checkpoints.id;
    const current = runs.find(isOpen)?.key ?? null;
    const entries: Entry[] = [
      ...runs.map((each): Entry => ({ kind: 'run', run: each })),
      ...run.library.samplable
        .filter((model) => !run.library.isImported(model))
        .map((model): Entry => ({ kind: 'model', model })),
    ];
    const chosen = entries.find((entry) => entryKey(entry) === picked) ?? entries[0];
    selected = chosen && entryKey(chosen);
    list.show(entries, selected, current);
    nothing.hidden = runs.length > 0;
    usage.hidden = kept.list === undefined;
    const inUse = l10n.t('{0} of {1} in use', megabytesText(used, language), megabytesText(limit, language));
    if (usage.textContent !== inUse) {
      usage.textContent = inUse;
    }
    const saved = chosen?.kind === 'run' ? chosen.run : undefined;
    detail.show(saved, current);
    shipped.hidden = chosen?.kind !== 'model';
    if (chosen?.kind === 'model') {
      card.show(chosen.model.card);
      further.setDisabled(run.state.opening);
    }
    const together = runs.filter(({ key }) => key === saved?.key || compared.has(key));
    losses.show(together);
    samples.show(together);
    samples.element.hidden = together.length === 0;
  }

  let isShown = false;
  // Other windows may have changed what is kept.
  const ask = () => {
    const comes = store.state.view === 'runs' && !isShown;
    isShown = store.state.view === 'runs';
    if (comes) {
      host.send({ type: 'listRuns' });
    }
  };
  store.subscribe(ask);
  ask();
  kept.subscribe(() => {
    if (store.state.view === 'runs') {
      update();
    }
  });
  return {
    element: element(
      'div',
      { class: 'view view-runs' },
      element('div', { class: 'run-master' }, nothing, list.element, usage),
      element('div', { class: 'stage' }, detail.element, shipped, losses.element, samples.element),
    ),
    update,
  };
}
