import type { FigureState } from '../../../src/protocol/playgroundState';

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
}

/** Some digits, 16×16, grey values 0…255. */
export interface DigitSource {
  readonly count: number;
  readonly side: number;
  image(index: number): Uint8Array;
  label(index: number): number;
}

export interface FigureEnvironment {
  readonly digits: DigitSource;
  readonly reducedMotion: boolean;
}

/** A patch of the state that a figure's own control (a slider, a dragged point) asks for. */
export type FigureChange = Partial<FigureState>;

export interface MountedFigure {
  update(state: FigureState): void;
  dispose(): void;
}

/**
 * A runnable visualization: from a small state to a canvas, plus its own native controls. Used unchanged by the
 * playground and by the Markdown preview, so it may use neither the toolkit, wasm, workers, fetch nor the engine.
 */
export type Figure = (
  container: HTMLElement,
  state: FigureState,
  environment: FigureEnvironment,
  onChange: (change: FigureChange) => void,
) => MountedFigure;
