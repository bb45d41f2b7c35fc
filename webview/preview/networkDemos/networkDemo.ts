import * as l10n from '@vscode/l10n';
import type { Parameters, Value } from '../../../src/figures/parameter';
import { demoSpec, ownState, type DemoState } from '../../../src/protocol/demoState';
import { networkDemos, type NetworkDemoId, type NetworkDemoStates } from '../../../src/protocol/networkDemos';
import { Announcer } from '../../figures/kit/announcer';
import { element, keepTallest, type Child } from '../../figures/kit/dom';
import type { FigureTheme, MountedFigure } from '../../figures/kit/figure';
import { parameterControl } from '../../figures/kit/controls/parameterControl';
import { foldedControls, seedParameter, seedTexts } from '../../figures/kit/controls/stateControls';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';
import { exportItems } from '../../figures/kit/export/exportItems';
import { exportMenu } from '../../figures/kit/export/exportMenu';
import type { FigureExports } from '../../figures/kit/export/figureExports';
import { Terms } from '../../figures/kit/math/terms';
import type { DemoActs } from '../previewExports';
import type { PreviewNetworks } from '../previewNetworks';

/** What demos that run a network are drawn with. */
export interface NetworkDemoEnvironment {
  /** Absent where no script can be loaded. */
  readonly networks: PreviewNetworks | undefined;
  readonly reducedMotion: boolean;
  readonly exports: FigureExports | undefined;
  readonly acts: DemoActs;
}

/** Why nothing runs where no script can be loaded. */
export const noNetworks = (): string =>
  l10n.t('A network runs in the Markdown preview and in the playground, not in an exported note.');

/** What one demo is drawn with. */
export interface NetworkDemoBench<Id extends NetworkDemoId> extends NetworkDemoEnvironment {
  readonly root: HTMLElement;
  /** Ends with the demo. */
  readonly signal: AbortSignal;
  state(): NetworkDemoStates[Id] & { readonly seed: number };
  /** Says what is seen now. */
  tell(text: string): void;
}

export interface NetworkDemoDrawing {
  /** The formula above the picture, its parts made by `term`. */
  readonly formula: HTMLElement;
  readonly content: readonly Child[];
  /** Shows the state as it is now. */
  update(): void;
  /** Takes the theme's colours. */
  recolor(theme: FigureTheme): void;
}

export type DrawNetworkDemo<Id extends NetworkDemoId> = (bench: NetworkDemoBench<Id>) => NetworkDemoDrawing;

type Change = { readonly seed: number } | { readonly networks: Partial<NetworkDemoStates> };

/** A demo that runs a network: its drawing, the controls of its parameters, and a caption that is also spoken. */
export class NetworkDemo<Id extends NetworkDemoId> implements MountedFigure<DemoState> {
  private readonly lifetime = new AbortController();
  private readonly root: HTMLElement;
  private readonly terms: Terms;
  private readonly drawing: NetworkDemoDrawing;
  private readonly controls: { readonly rows: readonly HTMLElement[]; readonly update: () => void };

  constructor(
    id: Id,
    container: HTMLElement,
    private state: DemoState,
    environment: NetworkDemoEnvironment,
    onChange: (change: Change) => void,
    draw: DrawNetworkDemo<Id>,
  ) {
    const { signal } = this.lifetime;
    const label = demoSpec(id).title();
    const caption = element('p', { class: 'df-caption', 'aria-hidden': 'true' });
    const announcer = new Announcer(signal);
    this.root = element('div', {
      class: `diffusion-figure df-demo-${id}`,
      role: 'group',
      'aria-label': label,
    });
    container.append(this.root);
    this.terms = new Terms(this.root, () => this.drawing.update(), signal);
    this.controls = controlsOf(networkDemos[id].parameters, () => this.state, onChange, signal);
    this.drawing = draw({
      ...environment,
      root: this.root,
      signal,
      state: () => ({ ...this.state.networks[id], seed: this.state.seed }),
      tell: (text) => {
        caption.textContent = text;
        announcer.say(text);
      },
    });
    const stage = element('div', { class: 'df-picture-stage' }, ...this.drawing.content);
    const items = exportItems(
      { id, stage, caption: () => caption.textContent, ...environment.acts },
      environment.exports ?? {},
    );
    this.root.append(
      this.terms.line(this.drawing.formula, signal),
      stage,
      ...this.controls.rows,
      caption,
      announcer.element,
      exportMenu(items, signal),
    );
    keepTallest(caption, signal);
    onThemeChange(() => this.recolor(), signal);
    this.recolor();
    this.draw();
  }

  update(next: DemoState): void {
    this.state = next;
    this.draw();
  }

  dispose(): void {
    this.lifetime.abort();
    this.root.remove();
  }

  private recolor(): void {
    const theme = readTheme();
    this.terms.recolor(theme);
    this.drawing.recolor(theme);
  }

  private draw(): void {
    this.controls.update();
    this.drawing.update();
  }
}

function controlsOf(
  parameters: Parameters,
  state: () => DemoState,
  onChange: (change: Change) => void,
  signal: AbortSignal,
) {
  const values = (): Readonly<Record<string, Value>> => ({ ...ownState(state()), seed: state().seed });
  const put = (key: string) => (value: Value) => {
    const { view } = state();
    const own = { [view]: { ...ownState(state()), [key]: value } };
    onChange(key === 'seed' ? { seed: Number(value) } : { networks: own });
  };
  const made = Object.entries({ ...parameters, seed: seedParameter }).map(([key, parameter]) => ({
    key,
    ...parameterControl(parameter, {
      get: () => values()[key] ?? '',
      put: put(key),
      steps: key === 'seed' ? seedTexts() : undefined,
      signal,
    }),
  }));
  const folded = foldedControls([]);
  return {
    rows: folded.rows,
    update() {
      made.forEach(({ key, set }) => set(values()[key] ?? ''));
      folded.show(made.map((each) => each.element));
    },
  };
}
