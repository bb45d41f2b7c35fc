import * as l10n from '@vscode/l10n';
import { isFigureId } from '../../../src/figures';
import { isDemoId } from '../../../src/protocol/demoState';
import type { ToPage } from '../../../src/protocol/toPage';
import { networkViewIds, type ViewId } from '../../../src/protocol/playgroundState';
import { Announcer } from '../../figures/kit/announcer';
import { element } from '../../figures/kit/dom';
import { button, type Button } from '../../ui/button';
import { tabs } from '../../ui/tabs';
import { activityOf } from './activity';
import { figureExports } from '../export/figureExports';
import iconsSample from 'icons:sample';
import { digitSource, iconSource } from '../../figures/kit/digits/digitSource';
import { deviceLossChoice } from './deviceLossChoice';
import type { DataSets } from '../dataSets';
import { OwnDataPanel } from '../ownData/ownDataPanel';
import { enginesView } from '../engines/enginesView';
import { evaluateView } from '../evaluate/evaluateView';
import { figureNetworks } from '../models/figureNetworks';
import { ModelExchange } from '../models/modelExchange';
import { networkView } from '../network/networkView';
import { figureOpener } from './figureOpener';
import { figuresView, type FiguresView } from './figuresView';
import { divergenceNotice } from './divergenceNotice';
import { SpokenActivity } from './spokenActivity';
import { openOrRefuse } from '../run/savedRun';
import { runsView } from '../runs/runsView';
import { sampleView } from '../sample/sampleView';
import { trainView } from '../train/trainView';
import type { View, ViewContext } from '../view';

/** The page's tabs: one for all figures, and one for each view with a network. */
const tabIds = ['figures', ...networkViewIds] as const;
type TabId = (typeof tabIds)[number];
const tabOf = (view: ViewId): TabId => (isFigureId(view) ? 'figures' : view);

/** The page: its views as tabs over one state and one run. */
export class Page {
  private readonly views: Readonly<Record<TabId, View>> & { readonly figures: FiguresView };
  private readonly tabs;
  private readonly announcer = new Announcer(new AbortController().signal);
  private readonly spoken = new SpokenActivity();
  private said = '';
  private demoButton: Button | undefined;
  private readonly deviceLoss;
  private readonly divergence;
  private readonly models: ModelExchange;
  private readonly ownData: OwnDataPanel;
  private frame = 0;

  constructor(
    root: HTMLElement,
    private readonly context: ViewContext,
    private readonly dataSets: DataSets,
  ) {
    const { store, run } = context;
    this.models = new ModelExchange(context, dataSets);
    this.ownData = new OwnDataPanel(context, dataSets.own);
    dataSets.own.subscribe(() => this.show());
    const open = figureOpener(store);
    const environment = {
      digits: digitSource(dataSets.open('digits16')),
      icons: iconSource(iconsSample),
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      exports: figureExports(context.store, context.host),
      network: figureNetworks(run, context.actions, dataSets),
      open,
    };
    this.views = {
      figures: figuresView(store, environment, open),
      train: trainView(context, dataSets, this.ownData),
      runs: runsView(context, dataSets),
      sample: sampleView(context, dataSets),
      evaluate: evaluateView(context),
      network: networkView(context, dataSets),
      engines: enginesView(context),
    };
    const titles: Readonly<Record<TabId, string>> = {
      figures: l10n.t('Figures'),
      train: l10n.t('Train'),
      runs: l10n.t('Runs'),
      sample: l10n.t('Sample'),
      evaluate: l10n.t('Evaluate'),
      network: l10n.t('Network'),
      engines: l10n.t('Engines'),
    };
    this.tabs = tabs(
      l10n.t('Views'),
      tabIds.map((id) => ({ id, label: titles[id], content: this.views[id].element })),
      this.shareButtons(),
      (tab) => {
        if (tab !== tabOf(store.state.view)) {
          store.patch({ view: tab === 'figures' ? this.views.figures.shown : tab });
        }
      },
    );
    this.tabs.select(tabOf(store.state.view));
    this.deviceLoss = deviceLossChoice(run);
    this.divergence = divergenceNotice(run, context.actions);
    root.replaceChildren(
      element('h1', { class: 'df-visually-hidden' }, l10n.t('Diffusion Playground')),
      context.notices.element,
      this.deviceLoss.element,
      this.divergence.element,
      this.tabs.element,
      this.announcer.element,
    );
    store.subscribe(() => this.show());
    run.subscribe(() => this.show());
    context.kept.subscribe(() => this.show());
    this.show();
  }

  /** Does what the host says after `init`. */
  async receive(message: ToPage): Promise<void> {
    const { store, actions, notices } = this.context;
    switch (message.type) {
      case 'init':
        return;
      case 'show':
        store.patch(message.patch);
        return actions.perform(message.action);
      case 'visibility':
        return actions.hidden.setVisible(message.visible);
      case 'stop':
        this.models.cancelImport();
        return actions.stop();
      case 'cancelImport':
        this.models.cancelImport();
        return;
      case 'engine':
        store.setEngine(message.engine);
        return;
      case 'notice':
        if (message.stays) {
          notices.warn(message.text);
        } else {
          notices.say(message.text);
        }
        return;
      case 'runs':
      case 'runCheckpoint':
        this.context.kept.receive(message);
        return;
      case 'ownData':
        this.dataSets.own.takeList(message.sets);
        return;
      case 'ownDataFile':
        this.dataSets.own.takeFile(message.id, message.bytes);
        if (!message.bytes && message.id === store.state.train.dataSet) {
          notices.warn(this.dataSets.open(message.id).licence);
        }
        return;
      case 'imageFiles':
        this.ownData.hostFiles.receive(message);
        return;
      case 'exportSamples':
      case 'exportModel':
      case 'estimateModel':
      case 'importModel':
        return this.models.receive(message);
      case 'restore': {
        const saved = openOrRefuse(message.checkpoint, this.context.host.send);
        if (!saved) {
          return;
        }
        const { checkpoint, history, chosen } = message;
        const start = { setup: saved.setup, checkpoint, history };
        return chosen ? actions.continueRun(start) : actions.restore(start);
      }
    }
  }

  private shareButtons(): HTMLElement {
    const { host, store } = this.context;
    const link = button({
      label: l10n.t('Copy a link to this state'),
      icon: 'link',
      look: 'icon',
      onClick: () => host.send({ type: 'copyLink', state: store.state }),
    });
    this.demoButton = button({
      label: l10n.t('Copy as a demo block for a Markdown note'),
      icon: 'code',
      look: 'icon',
      onClick: () => host.send({ type: 'copyDemo', state: store.state }),
    });
    return element('div', { class: 'share' }, link.element, this.demoButton.element);
  }

  /** Draws the shown view once per frame, however often things changed. */
  private show(): void {
    if (this.frame !== 0) {
      return;
    }
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const { store, run, actions } = this.context;
      const { view } = store.state;
      // A note shows figures only: it may not run a network.
      if (this.demoButton) {
        this.demoButton.element.hidden = !isDemoId(view);
      }
      // Asks the host for own data, and says it where they are not here.
      this.dataSets.open(store.state.train.dataSet);
      this.tabs.select(tabOf(view));
      this.deviceLoss.update();
      this.divergence.update();
      this.views[tabOf(view)].update();
      const t = run.state.sampling?.times.at(-1);
      this.speak(this.spoken.text(activityOf(run, actions), t, performance.now()));
    });
  }

  /** What is said again is not put off again. */
  private speak(text: string): void {
    if (text !== this.said) {
      this.said = text;
      this.announcer.say(text);
    }
  }
}
