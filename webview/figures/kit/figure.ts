import type { FigureId, FigureState } from '../../../src/figures';
import type { FigureExports } from './export/figureExports';
import type { NetworkSource } from './network/network';

/** Colours of the surrounding theme, read from VS Code's CSS variables; figures redraw when they change. */
export interface FigureTheme {
  readonly kind: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
  readonly foreground: string;
  readonly muted: string;
  readonly background: string;
  readonly border: string;
  readonly accent: string;
  /** Distinguishable series colours, VS Code's charts.* with high-contrast fallbacks. */
  readonly series: readonly string[];
  /** What the page writes in, as CSS takes it. */
  readonly fontFamily: string;
}

/** Some square images, grey values 0…255. */
export interface ImageSource {
  readonly count: number;
  readonly side: number;
  image(index: number): Uint8Array;
}

/** Some digits, 16×16. */
export interface DigitSource extends ImageSource {
  /** How many at the end were kept from training; 0 where that is not known. */
  readonly heldOut: number;
  label(index: number): number;
}

/** Where a part of a figure can lead: another figure, or what works with a network. */
export type FigurePlace = FigureId | 'train' | 'sample';

export interface FigureEnvironment {
  readonly digits: DigitSource;
  /** VS Code's icons, 16×16. */
  readonly icons: ImageSource;
  readonly reducedMotion: boolean;
  /** What the page can do with a figure besides showing it. */
  readonly exports?: FigureExports;
  /** Networks that figures may ask; absent where none can run. */
  readonly network?: NetworkSource;
  /** Shows another figure or view in this one's place, where the page can. */
  readonly open?: (place: FigurePlace) => void;
}

export interface MountedFigure<State> {
  update(state: State): void;
  dispose(): void;
}

/**
 * A runnable visualization: from a small state to a canvas, plus its own native controls. Used unchanged by the
 * playground and by the Markdown preview, so it may use neither the toolkit, wasm, workers, fetch nor the engine.
 * @param onChange takes the part of the state that a control (a slider, a dragged point) asks to change.
 */
export type Figure<Id extends FigureId> = (
  container: HTMLElement,
  state: FigureState<Id>,
  environment: FigureEnvironment,
  onChange: (change: Partial<FigureState<Id>>) => void,
) => MountedFigure<FigureState<Id>>;
