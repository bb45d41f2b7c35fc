// Runs in the playground panel's webview.
import * as l10n from '@vscode/l10n';
import '../figures/kit/figures.css';
import type { OwnDataId } from '../../src/base/ownDataId';
import type { InitMessage, ToPage } from '../../src/protocol/toPage';
import { applyPatch, ownModel } from '../../src/protocol/playgroundState';
import { mostRunFileBytes } from '../../src/protocol/savedRuns';
import { registerToolkit } from '../ui/toolkit';
import { reportActivity } from './chrome/activity';
import { loadAssets } from './models/assets';
import { DataSets } from './dataSets';
import { OwnDataLibrary } from './ownData/ownDataLibrary';
import { connectHost, type Host } from './host';
import { decodePictures, keepPictures } from './run/keptPictures';
import { EvaluationRequest } from './evaluate/evaluationRequest';
import { operationPanel } from './operations/operationPanel';
import { ModelLibrary } from './models/modelLibrary';
import { Notices } from './chrome/notices';
import { Page } from './chrome/page';
import { Run } from './run/run';
import { KeptRuns } from './runs/keptRuns';
import { RunActions } from './run/runActions';
import { errorMessage } from '../../src/base/errorMessage';
import { patchOf } from './run/runSetup';
import { openOrRefuse } from './run/savedRun';
import { Store } from './store';

const rememberMs = 300;

const host = connectHost();
let page: Page | undefined;
/** Messages that arrive while the page is being made wait for it. */
const waiting: ToPage[] = [];

host.listen((message) => {
  if (message.type === 'init') {
    start(message).catch(showFailure);
  } else if (page) {
    page.receive(message).catch(showFailure);
  } else {
    waiting.push(message);
  }
}, sayThatNothingCame);
registerToolkit();
host.send({ type: 'ready' });

async function start(message: InitMessage): Promise<void> {
  if (page) {
    return;
  }
  if (message.l10n) {
    l10n.config({ contents: message.l10n });
  }
  const ownData = new OwnDataLibrary(host.send);
  const assets = { ...(await loadAssets(message)), ownData: (id: OwnDataId) => ownData.file(id) };
  const run = new Run(assets, new ModelLibrary(message.models), message.tuning);
  const notices = new Notices();
  const saved = message.checkpoint && openOrRefuse(message.checkpoint, host.send);
  const state =
    saved && !message.stateWasAskedFor
      ? applyPatch(message.state, { ...patchOf(saved.setup), sample: { model: ownModel } })
      : message.state;
  const store = new Store(state, message.engine, message.place);
  const kept = new KeptRuns(host);
  const restored =
    saved && message.checkpoint
      ? { setup: saved.setup, checkpoint: message.checkpoint, history: message.history }
      : undefined;
  const dataSets = new DataSets(assets.digits, ownData);
  const operation = operationPanel({ store, run, notices }, dataSets);
  const evaluation = new EvaluationRequest(run, store, dataSets);
  const prepared = { operation, evaluation };
  const actions = new RunActions(run, store, notices, prepared, restored, message.visible);
  const warn = (text: string) => {
    notices.warn(text);
    host.send({ type: 'log', level: 'error', text: text.slice(0, 10_000) });
  };
  run.subscribe((news) => {
    if (news.type === 'problem') {
      warn(news.text);
    } else if (news.type !== 'changed') {
      host.send(news);
    }
  });
  // What a button began and nobody waits for.
  window.addEventListener('unhandledrejection', ({ reason }) => warn(errorMessage(reason)));
  run.state.kept = message.pictures && decodePictures(message.pictures);
  keepPictures(run, (bytes, byRun) => {
    host.send({ type: 'pictures', bytes });
    const { id } = run.checkpoints;
    if (byRun && id !== undefined && bytes.length <= mostRunFileBytes.picture) {
      host.send({ type: 'runFile', id, kind: 'picture', bytes });
    }
  });
  reportActivity(run, actions, host.send);
  rememberState(store, host);
  page = new Page(
    document.getElementById('playground') ?? document.body,
    { store, run, actions, ...prepared, kept, notices, host, language: message.language },
    dataSets,
  );
  await actions.perform(message.action);
  for (const waited of waiting.splice(0)) {
    await page.receive(waited);
  }
}

/** A page without its first message would stay empty without a word. */
function sayThatNothingCame(): void {
  if (!page) {
    showFailure(
      new Error(
        l10n.t('The playground could not start. The log of the output channel “Diffusion” says why.'),
      ),
    );
  }
}

/** Tells the host and VS Code the state once it has rested, so that links, hovers and reloads have it. */
function rememberState(store: Store, { send, remember }: Host): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      send({ type: 'state', state: store.state });
      remember(store.state);
    }, rememberMs);
  });
  send({ type: 'state', state: store.state });
  remember(store.state);
}

function showFailure(error: unknown): void {
  const text = errorMessage(error);
  host.send({ type: 'log', level: 'error', text });
  const line = document.createElement('p');
  line.role = 'alert';
  line.className = 'failure';
  line.textContent = text;
  document.body.prepend(line);
}
