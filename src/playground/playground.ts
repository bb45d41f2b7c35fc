import * as v from 'valibot';
import * as vscode from 'vscode';
import { chooseEngine } from '../settings/chooseEngine';
import { currentSettings } from '../settings/currentSettings';
import { openingTime } from '../figures/openingTime';
import type { Activity, ToHost } from '../protocol/toHost';
import type { PlaygroundAction } from '../protocol/toPage';
import {
  applyPatch,
  playgroundStateSchema,
  type PlaygroundPatch,
  type PlaygroundState,
} from '../protocol/playgroundState';
import { readSavedTuning } from '../protocol/savedTuning';
import { sentence } from '../window/sentence';
import { tellFailed } from '../window/tell';
import { visibleText } from '../window/visibleText';
import { ActivityStatus } from './activityStatus';
import { copyDemo, copyLink } from './copyFromPage';
import { currentPlace } from './currentPlace';
import { firstState } from './firstState';
import { ImageFeed } from './imageFeed';
import type { ImagePart } from './imageFolder';
import { ModelQuestions, type GivenAnswer, type ModelQuestion } from './modelQuestions';
import { OwnDataKeeper } from './ownDataKeeper';
import { pageAssets } from './pageHtml';
import { PicturesStore } from './picturesStore';
import { PlaygroundPanel } from './playgroundPanel';
import { RunKeeper } from './runKeeper';
import { saveFigure } from './saveFigure';
import { saveReport } from './saveReport';
import { shippedModels } from './shippedModels';

/** Where the global state holds which kernels are fastest on this machine; never synchronised with others. */
const tuningKey = 'diffusion.tuning';

/** The playground as the rest of the extension sees it: at most one panel, its state, and its run's files. */
export class Playground implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly runs: RunKeeper;
  private readonly pictures: PicturesStore;
  private readonly ownData: OwnDataKeeper;
  /** The images that the page is being given. */
  private readonly images = new ImageFeed((message) => this.panel?.post(message));
  private readonly status = new ActivityStatus();
  private readonly disposables: vscode.Disposable[] = [this.status];
  /** What the page is asked about models. */
  private readonly questions = new ModelQuestions((message) => this.panel?.post(message));
  private panel: PlaygroundPanel | undefined;
  /** Whether the page has asked for its state; until then, requests wait in `state` and `pendingAction`. */
  private ready = false;
  private state: PlaygroundState | undefined;
  private stateWasAskedFor = false;
  private pendingAction: PlaygroundAction = 'none';
  private activity: Activity = { kind: 'idle' };

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.runs = new RunKeeper(context, log, (message) => this.panel?.post(message));
    this.pictures = new PicturesStore(context.globalStorageUri);
    this.ownData = new OwnDataKeeper(context.globalStorageUri, (message) => this.panel?.post(message));
    this.disposables.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('diffusion.engine') && this.ready) {
          this.panel?.post({ type: 'engine', engine: currentSettings().engine });
        }
      }),
    );
  }

  /** The paper's t of the open playground, or undefined. */
  get t(): number | undefined {
    return this.panel && this.state?.t;
  }

  /** Whether there is a panel. */
  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  /**
   * Shows the playground, lays a patch over its state and starts what was asked.
   * @throws {v.ValiError} when the patch does not fit the state; then nothing changes.
   */
  open(patch: PlaygroundPatch = {}, action: PlaygroundAction = 'none', column?: vscode.ViewColumn): void {
    const before = this.state ?? firstState();
    const t = patch.t ?? openingTime(patch.view, patch.schedule?.T ?? before.schedule.T);
    const whole = t === undefined ? patch : { ...patch, t };
    this.state = applyPatch(before, whole);
    this.stateWasAskedFor ||= Boolean(patch.schedule ?? patch.train ?? patch.seed);
    if (!this.panel) {
      this.pendingAction = action;
      this.adopt(PlaygroundPanel.create(this.context.extensionUri, this.log, column));
      return;
    }
    this.panel.reveal();
    if (this.ready) {
      this.panel.post({ type: 'show', patch: whole, action });
    } else {
      this.pendingAction = action;
    }
  }

  /**
   * Asks the page about a model; opens the playground if need be.
   * @throws {Error} with a sentence when the page refuses, or is closed before it answers.
   */
  ask(question: ModelQuestion): Promise<GivenAnswer> {
    if (!this.panel) {
      this.open();
    }
    return this.questions.ask(question);
  }

  /** Keeps a checkpoint that the page goes on with now, beside the run before it. */
  adoptCheckpoint(bytes: Uint8Array): Promise<void> {
    return this.runs.adopt(bytes);
  }

  /** Asks the page to end an ONNX model that it is opening; what else runs goes on. */
  cancelImport(): void {
    this.panel?.post({ type: 'cancelImport' });
  }

  /** Gives the page images as data; resolves once it has taken them, or wants no more. */
  async useImages(name: string, parts: AsyncGenerator<ImagePart>): Promise<void> {
    this.open({ view: 'train' });
    await this.images.begin(name, parts);
  }

  /** Asks the page to stop what runs. */
  stop(): void {
    this.panel?.post({ type: 'stop' });
  }

  /** Takes over a panel that survived a reload of the window, with the state that its page had saved. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    const parsed = v.safeParse(playgroundStateSchema, saved);
    if (parsed.success) {
      this.state = parsed.output;
      this.stateWasAskedFor = true;
    }
    this.adopt(new PlaygroundPanel(panel, this.context.extensionUri, this.log));
    return Promise.resolve();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
    this.panel?.dispose();
  }

  private adopt(panel: PlaygroundPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    this.ready = false;
    this.questions.pageIsGone();
    void this.images.pageIsGone();
    this.setIsActive(panel.active);
    panel.onMessage((message) => {
      this.receive(panel, message).catch((error: unknown) => this.report(error));
    });
    panel.onDidChangeViewState(() => {
      this.setIsActive(panel.active);
      if (this.ready) {
        panel.post({ type: 'visibility', visible: panel.visible });
      }
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) {
        return;
      }
      this.panel = undefined;
      this.ready = false;
      this.questions.pageIsGone();
      void this.images.pageIsGone();
      this.setIsActive(false);
      this.setActivity({ kind: 'idle' });
      panel.dispose();
    });
  }

  private async receive(panel: PlaygroundPanel, message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.initialise(panel);
      case 'state':
        this.state = message.state;
        return;
      case 'activity':
        this.setActivity(message.activity);
        return;
      case 'checkpoint':
        return this.runs.save(message.bytes);
      case 'pictures':
        return this.pictures.save(message.bytes);
      case 'checkpointRefused':
        return this.runs.refused(message);
      case 'runFile':
        return this.runs.saveBeside(message);
      case 'listRuns':
        return this.runs.tellRuns();
      case 'saveRunLog':
        return this.runs.saveLog(message.key, message.format);
      case 'summariseRun':
        return this.runs.summarise(message.key, message.title);
      case 'openRun':
        return this.runs.open(message.key);
      case 'renameRun':
        return this.runs.rename(message.key, message.name);
      case 'duplicateRun':
        return this.runs.duplicate(message.key, message.name);
      case 'deleteRun':
        return this.runs.delete(message.key);
      case 'readRun':
        return this.runs.read(message.key);
      case 'keepOwnData':
      case 'openOwnData':
      case 'renameOwnData':
      case 'deleteOwnData':
        return this.ownData.receive(message);
      case 'moreImageFiles':
        return this.images.next(message.id, message.wanted);
      case 'saveReport':
        return saveReport(message);
      case 'saveFigure':
        return saveFigure(message);
      case 'modelCommand':
        await vscode.commands.executeCommand(`diffusion.${message.command}`);
        return;
      case 'answer':
        this.questions.receive(message.id, message.answer);
        return;
      case 'copyLink':
        panel.post({ type: 'notice', text: await copyLink(message.state) });
        return;
      case 'copyDemo':
        panel.post({ type: 'notice', text: await copyDemo(message.state) });
        return;
      case 'chooseEngine':
        return chooseEngine(message.engine);
      case 'tuned':
        await this.context.globalState.update(tuningKey, message.tuning);
        return;
      case 'log':
        this.log[message.level](visibleText(message.text));
    }
  }

  /** Answers the page's `ready`. A page asks again when its panel was moved: then an interrupted run goes on. */
  private async initialise(panel: PlaygroundPanel): Promise<void> {
    const interrupted = this.activity.kind === 'training';
    const start = await this.runs.load();
    const pictures = await this.pictures.load();
    const models = await shippedModels(panel.webview, this.context.extensionUri, (reason) =>
      this.log.warn(`A shipped model is left out. ${reason}`),
    );
    const action = this.pendingAction === 'none' && interrupted ? 'train' : this.pendingAction;
    this.pendingAction = 'none';
    this.state ??= firstState();
    panel.post({
      type: 'init',
      state: this.state,
      stateWasAskedFor: this.stateWasAskedFor,
      language: vscode.env.language,
      l10n: vscode.l10n.bundle ?? null,
      engine: currentSettings().engine,
      cpuWorkers: currentSettings().cpuWorkers,
      assets: pageAssets(panel.webview, this.context.extensionUri),
      models,
      ...start,
      ...(pictures ? { pictures } : {}),
      tuning: readSavedTuning(this.context.globalState.get(tuningKey)),
      action,
      place: currentPlace(),
      visible: panel.visible,
    });
    this.ready = true;
    this.questions.pageIsReady();
    void this.images.pageIsReady();
    this.stateWasAskedFor = true;
    await this.runs.tellRuns();
    await this.ownData.tell();
  }

  private setActivity(activity: Activity): void {
    this.activity = activity;
    this.status.show(activity);
  }

  private setIsActive(active: boolean): void {
    void vscode.commands.executeCommand('setContext', 'diffusion.playground:isActive', active);
  }

  private report(error: unknown): void {
    void tellFailed(error, sentence(vscode.l10n.t('The playground could not do that.')));
  }
}
