import * as l10n from '@vscode/l10n';
import {
  conditionalProbability,
  probabilityOf,
  together,
  type EventArea,
} from '../diffusion/distributions/events';
import { defineFigure } from './figure';
import { formatNumber } from '../base/formatNumber';
import type { Meaning } from './meaning';
import { choice, integer, real } from './parameter';

/** The events' widths and heights; only their places change. */
const sizes = { A: [0.52, 0.62], B: [0.46, 0.46], C: [0.42, 0.5] } as const;
export type EventId = keyof typeof sizes;
export const eventIds = Object.keys(sizes) as readonly EventId[];

/** Where each lies between the square's edges, from 0 to 1. */
interface Places {
  readonly aX: number;
  readonly aY: number;
  readonly bX: number;
  readonly bY: number;
  readonly cX: number;
  readonly cY: number;
}

/** The parameters that say where an event is. */
export const placeKeys = { A: ['aX', 'aY'], B: ['bX', 'bY'], C: ['cX', 'cY'] } as const;

/** An event's area in the unit square. */
export function eventArea(id: EventId, places: Places): EventArea {
  const [width, height] = sizes[id];
  const [keyX, keyY] = placeKeys[id];
  const left = places[keyX] * (1 - width);
  const bottom = places[keyY] * (1 - height);
  return { left, right: left + width, bottom, top: bottom + height };
}

/** How far an event can be moved along each axis. */
export const roomOf = (id: EventId): readonly [number, number] => [1 - sizes[id][0], 1 - sizes[id][1]];

/** A factor of the chain rule. */
export interface Factor {
  readonly event: EventId;
  readonly given: readonly EventId[];
  /** Undefined where what is given never happens. */
  readonly value: number | undefined;
}

/** P(A) P(B|A) P(C|A, B), or P(C) P(B|C) P(A|B, C). */
export function factorsOf(state: Places & { readonly order: string }): readonly Factor[] {
  const order = state.order === 'cba' ? (['C', 'B', 'A'] as const) : eventIds;
  return order.map((event, index) => {
    const given = order.slice(0, index);
    return {
      event,
      given,
      value: conditionalProbability(
        eventArea(event, state),
        given.map((id) => eventArea(id, state)),
      ),
    };
  });
}

/** P(A, B, C). */
export const jointOf = (state: Places): number =>
  probabilityOf(together(...eventIds.map((id) => eventArea(id, state))));

/** `P(B|A)`. */
export const factorName = ({ event, given }: Factor): string =>
  given.length === 0 ? `P(${event})` : `P(${event}|${[...given].sort().join(', ')})`;

const place = (id: EventId, axis: 'x' | 'y', standard: number, term: Meaning) =>
  real({
    name: () => (axis === 'x' ? l10n.t('{0} from the left', id) : l10n.t('{0} from below', id)),
    meaning: () => l10n.t('Where the event {0} lies in the square, from one edge to the other.', id),
    min: 0,
    max: 1,
    step: 0.01,
    standard,
    term,
  });

/** Conditional and joint probability as areas, and the chain rule as their factors (PRML section 1.2). */
export const probability = defineFigure({
  id: 'probability',
  title: () => l10n.t('Conditional and joint probability'),
  formula: 'P(A, B, C) = P(A) P(B|A) P(C|A, B)',
  needs: 'nothing',
  reads: [],
  parameters: {
    factor: integer({
      name: () => l10n.t('Factor'),
      meaning: () => l10n.t('Which factor of the chain rule is shown: 1 to 3, and 4 for their product.'),
      min: 1,
      max: 4,
      standard: 2,
    }),
    order: choice({
      name: () => l10n.t('Order'),
      meaning: () => l10n.t('Which event comes first in the chain rule.'),
      choices: { abc: () => 'A, B, C', cba: () => 'C, B, A' },
      standard: 'abc',
    }),
    aX: place('A', 'x', 0.15, 'data'),
    aY: place('A', 'y', 0.7, 'data'),
    bX: place('B', 'x', 0.75, 'noise'),
    bY: place('B', 'y', 0.45, 'noise'),
    cX: place('C', 'x', 0.6, 'prediction'),
    cY: place('C', 'y', 0.1, 'prediction'),
  },
  clock: 'factor',
  teaches: ['conditional-joint'],
  ideas: { given: {}, event: {}, probabilityOf: {} },
  examples: [
    {
      title: () => l10n.t('Conditional and joint probability'),
      detail: () => l10n.t('Three events as areas that can be moved; a condition makes its area the whole.'),
      state: {},
    },
  ],
  caption(state) {
    const factors = factorsOf(state);
    const joint = formatNumber(jointOf(state), 3);
    const shown = factors[state.factor - 1];
    if (shown === undefined) {
      return factors.some(({ value }) => value === undefined)
        ? l10n.t('P(A, B, C) = 0: two of the events never happen together, so a factor has no value.')
        : l10n.t(
            'P(A, B, C) = {0} · {1} · {2} = {3}: the share of the square where all three happen.',
            ...factors.map(({ value }) => formatNumber(value ?? 0, 3)),
            joint,
          );
    }
    const { event, given, value } = shown;
    const name = factorName(shown);
    const alone = formatNumber(probabilityOf(eventArea(event, state)), 3);
    if (value === undefined) {
      return l10n.t('{0} has no value: what is given never happens, P({1}) = 0.', name, given.join(', '));
    }
    return given.length === 0
      ? l10n.t('{0} = {1}: that much of the square is {2}.', name, alone, event)
      : l10n.t(
          '{0} = {1}: {2} is that much of the area where {3} happens; of the whole square, {2} is {4}.',
          name,
          formatNumber(value, 3),
          event,
          given.join(', '),
          alone,
        );
  },
});
