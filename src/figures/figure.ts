import type { ScheduleConfig } from '../diffusion/schedule';
import type { IdeaId } from './ideas';
import type { Parameters, Value, Values } from './parameter';

/** What all figures share: one noise schedule, the paper's t in it, 1…T, and the seed of their noise. */
export interface SharedState {
  readonly schedule: ScheduleConfig;
  readonly t: number;
  readonly seed: number;
}

/** A demo that “Insert Demo” offers. */
export interface Example<Own> {
  readonly title: () => string;
  /** One sentence: what is seen. */
  readonly detail: () => string;
  /** What differs from the standard. */
  readonly state: Partial<Own>;
}

/** The first and the last value that a clock or a control takes. */
export interface ClockRange {
  readonly min: number;
  readonly max: number;
}

/** What a figure is, without how it is drawn (webview/figures/<id>). */
export interface FigureSpec<Id extends string, Of extends Parameters> {
  /** Its name in links, demo blocks and states: never changed. */
  readonly id: Id;
  readonly title: () => string;
  /** What it shows, in plain characters. */
  readonly formula: string;
  /** What it is drawn with, besides its numbers: points and networks are given by the playground only. */
  readonly needs: 'nothing' | 'points' | 'network';
  /** Which parts of the shared state it depends on. */
  readonly reads: readonly (keyof SharedState)[];
  readonly parameters: Of;
  /** The paper's t that it opens with where nobody names one, at most T; by default that of the shared state. */
  readonly opensAt?: number;
  /** What playing, stepping and scrubbing move: `t` or a number of its own. It starts by itself, so nothing else moves. */
  readonly clock?: 't' | (keyof Of & string);
  /** The clock's bounds where the state narrows those of its parameter. */
  clockRange?(this: void, state: SharedState & Values<Of>): ClockRange;
  /** The bounds of another parameter where the state narrows them. */
  rangeOf?(this: void, key: keyof Of, state: SharedState & Values<Of>): ClockRange | undefined;
  /** Whether a parameter, or the shared seed, has a say with these values of the others; by default it has. */
  counts?(this: void, key: keyof Of | 'seed', own: Values<Of>): boolean;
  /** The ideas of a diffusion note that are seen here. */
  readonly teaches: readonly IdeaId[];
  /** Ids of the glossary's symbols that are best seen here, each with what shows it; no two figures have the same. */
  readonly ideas: Readonly<Record<string, Partial<Values<Of>>>>;
  readonly examples: readonly Example<Values<Of>>[];
  /** What is seen in this state, in a sentence with its numbers. */
  caption(state: SharedState & Values<Of>): string;
}

/** A figure whatever its parameters are. */
export interface AnyFigure {
  readonly id: string;
  readonly title: () => string;
  readonly formula: string;
  readonly needs: 'nothing' | 'points' | 'network';
  readonly reads: readonly (keyof SharedState)[];
  readonly parameters: Parameters;
  readonly opensAt?: number;
  readonly clock?: string;
  clockRange?(this: void, state: SharedState): ClockRange;
  rangeOf?(this: void, key: string, state: SharedState): ClockRange | undefined;
  counts?(this: void, key: string, own: Readonly<Record<string, Value>>): boolean;
  readonly teaches: readonly IdeaId[];
  readonly ideas: Readonly<Record<string, Readonly<Record<string, Value | undefined>>>>;
  readonly examples: readonly Example<Readonly<Record<string, Value>>>[];
  caption(state: SharedState): string;
}

/** Lets the compiler work out a figure's parameters. */
export const defineFigure = <const Id extends string, Of extends Parameters>(
  spec: FigureSpec<Id, Of>,
): FigureSpec<Id, Of> => spec;
