/**
 * A bare page with figures, for tests, the gallery and measurements: without a note or VS Code, with the preview's
 * networks.
 */
import * as l10n from '@vscode/l10n';
import digitsSample from 'digits:sample';
import iconsSample from 'icons:sample';
import { openDigitsSample } from '../../src/datasets/digits';
import { clockSteps, clockValue, readClock } from '../../src/figures/clock';
import { figureIds, figureSpec, type FigureId } from '../../src/figures';
import { openingTime } from '../../src/figures/openingTime';
import type { Parameter, Value } from '../../src/figures/parameter';
import { figureState } from '../../src/figures/states';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import { linkOf } from '../../src/protocol/link';
import { applyPatch, defaultPlaygroundState, type PlaygroundPatch } from '../../src/protocol/playgroundState';
import { mountFigure } from '../../webview/figures';
import { digitSource, iconSource } from '../../webview/figures/kit/digits/digitSource';
import type { FigureExports } from '../../webview/figures/kit/export/figureExports';
import { vectorPicture } from '../../webview/figures/kit/export/vector/vectorPicture';
import type { MountedFigure } from '../../webview/figures/kit/figure';
import { PreviewNetworks } from '../../webview/preview/previewNetworks';
import { gifAnimation } from '../../webview/playground/export/gifAnimation';
import { pressFigure, type PressReport } from './pressFigure';
import '../../webview/figures/kit/figures.css';

type State = typeof defaultPlaygroundState;

/** What a figure took, in milliseconds of script. */
export interface FigureTimes {
  /** Of making the figure and drawing it for the first time. */
  readonly first: number;
  /** The median of drawing anew for another value of its clock. */
  readonly frame: number;
  /** Of drawing anew for another value of each of its parameters, whatever it has to work out for it. */
  readonly changes: Readonly<Record<string, number>>;
}

export interface FiguresPage {
  readonly ids: readonly FigureId[];
  /** Those that ask no network. */
  readonly withoutNetwork: readonly FigureId[];
  translate(translations: Readonly<Record<string, string>>): void;
  /** Puts a figure at the end of the page. */
  show(id: FigureId, patch: PlaygroundPatch, options: { readonly moves: boolean }): void;
  /** The state of a figure that is shown, as its owner keeps it. */
  stateOf(id: FigureId): State;
  /** Files that were saved, by their names. */
  readonly saved: Record<string, Uint8Array<ArrayBuffer>>;
  clear(): void;
  /** Presses every control of a figure in its standard state and in each that a choice makes. */
  press(id: FigureId): Promise<PressReport>;
  measure(id: FigureId): Promise<FigureTimes>;
}

declare global {
  interface Window {
    figuresPage: FiguresPage;
  }
}

let networks: PreviewNetworks | undefined;
/** One for all figures of the page, as in the preview; made when its language is known. */
const network = (): PreviewNetworks => (networks ??= new PreviewNetworks({}));
const digits = digitSource(openDigitsSample(digitsSample));
const icons = iconSource(iconsSample);
const saved: Record<string, Uint8Array<ArrayBuffer>> = {};
/** What was put on the clipboard. */
let copied = '';
const exports: FigureExports = {
  copyLink: (id) => (copied = linkOf({ ...shown.get(id)!.state, view: id })),
  copyBlock: (id) => (copied = demoBlockOf({ ...shown.get(id)!.state, view: id })),
  save: (name, bytes) => (saved[name] = new Uint8Array(bytes)),
  animation: gifAnimation,
  vector: vectorPicture,
};
const shown = new Map<
  FigureId,
  { state: State; readonly figure: MountedFigure<State>; readonly host: HTMLElement }
>();

function mount(id: FigureId, patch: PlaygroundPatch, moves: boolean): void {
  const host = document.createElement('section');
  host.dataset['figure'] = id;
  document.querySelector('main')?.append(host);
  const t = openingTime(id, patch.schedule?.T ?? defaultPlaygroundState.schedule.T);
  const state = applyPatch(defaultPlaygroundState, { ...(t === undefined ? {} : { t }), ...patch });
  const figure = mountFigure(
    id,
    host,
    state,
    { digits, icons, reducedMotion: !moves, exports, network: network() },
    (change) => {
      const next = applyPatch(shown.get(id)!.state, change);
      shown.set(id, { state: next, figure, host });
      figure.update(next);
    },
  );
  shown.set(id, { state, figure, host });
}

function clear(): void {
  shown.forEach(({ figure }) => figure.dispose());
  shown.clear();
  document.querySelector('main')?.replaceChildren();
}

function press(id: FigureId): Promise<PressReport> {
  mount(id, {}, false);
  const entry = () => shown.get(id)!;
  return pressFigure({
    id,
    host: entry().host,
    state: () => entry().state,
    reset(state) {
      shown.set(id, { ...entry(), state });
      entry().figure.update(state);
    },
    copied: () => copied,
    savedCount: () => Object.keys(saved).length,
    nextFrame: () => new Promise((resolve) => requestFrame(resolve)),
    draws(state) {
      clear();
      Object.keys(saved).forEach((name) => delete saved[name]);
      mount(id, state, false);
      return entry().host;
    },
  }).finally(clear);
}

/** As many frames as there are values of the clock, at most this many. */
const mostFrames = 60;

async function measure(id: FigureId): Promise<FigureTimes> {
  const first = await scriptTime(() => mount(id, {}, false));
  const { figure, state } = shown.get(id)!;
  const spec = figureSpec(id);
  const reading = readClock(spec, figureState(id, state));
  const times: number[] = [];
  if (reading !== undefined) {
    const steps = clockSteps(reading);
    const frames = Math.min(mostFrames, steps);
    for (let frame = 0; frame < frames; frame++) {
      const value = clockValue(reading, Math.round((frame * steps) / frames));
      const patch = reading.key === 't' ? { t: value } : { figures: { [id]: { [reading.key]: value } } };
      const next = applyPatch(state, patch);
      times.push(await scriptTime(() => figure.update(next)));
    }
  }
  const changes: Record<string, number> = {};
  for (const [key, value] of otherValues(id)) {
    const next = applyPatch(state, { figures: { [id]: { [key]: value } } });
    changes[`${key}: ${value}`] = await scriptTime(() => figure.update(next));
    await scriptTime(() => figure.update(state));
  }
  clear();
  times.sort((a, b) => a - b);
  return { first, frame: times[Math.floor(times.length / 2)] ?? Number.NaN, changes };
}

/** For each parameter but the clock: all other choices, or a number a third of the way. */
const otherValues = (id: FigureId): readonly (readonly [key: string, value: Value])[] =>
  Object.entries(figureSpec(id).parameters)
    .filter(([key]) => key !== figureSpec(id).clock)
    .flatMap(([key, parameter]) => valuesBeside(parameter).map((value) => [key, value] as const));

function valuesBeside(parameter: Parameter): readonly Value[] {
  switch (parameter.kind) {
    case 'choice':
      return Object.keys(parameter.choices).filter((value) => value !== parameter.standard);
    case 'flag':
      return [!parameter.standard];
    case 'integer':
    case 'real': {
      const { min, max, step } = parameter;
      return [Number((min + Math.round((max - min) / 3 / step) * step).toFixed(6))];
    }
    case 'points':
      return [];
  }
}

/** Milliseconds spent in each of the frames since it was emptied. */
const inFrames = new Map<number, number>();
const requestFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  requestFrame((now) => {
    const begin = performance.now();
    callback(now);
    inFrames.set(now, (inFrames.get(now) ?? 0) + performance.now() - begin);
  });

/** Milliseconds of script of a change and of the longer of the next two frames, without the waits between them. */
async function scriptTime(change: () => void): Promise<number> {
  inFrames.clear();
  const begin = performance.now();
  change();
  // Charts draw in a microtask.
  await Promise.resolve();
  await Promise.resolve();
  const called = performance.now() - begin;
  await new Promise((resolve) => requestFrame(() => requestFrame(resolve)));
  return called + Math.max(0, ...inFrames.values());
}

window.figuresPage = {
  ids: figureIds,
  withoutNetwork: figureIds.filter((id) => figureSpec(id).needs !== 'network'),
  translate: (contents) => l10n.config({ contents: { ...contents } }),
  show: (id, patch, { moves }) => mount(id, patch, moves),
  stateOf: (id) => shown.get(id)!.state,
  saved,
  clear,
  press,
  measure,
};
