import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { figureIds, figureSpec, isFigureId, type FigureId } from '../figures';
import type { AnyFigure } from '../figures/figure';
import {
  isNetworkDemoId,
  networkDemoIds,
  networkDemos,
  networkDemosSchema,
  type NetworkDemoId,
  type NetworkDemoStates,
} from './networkDemos';
import { figuresTogether } from './olderState';
import type { Value } from '../figures/parameter';
import { figureEntries, type FiguresState } from './playgroundState';

/** The figures that a demo block can show. */
export const demoFigureIds = figureIds.filter((id) => figureSpec(id).needs !== 'points');

/** All that a demo block can show. */
export type DemoId = FigureId | NetworkDemoId;
export const demoIds: readonly DemoId[] = [...demoFigureIds, ...networkDemoIds];

export function isDemoId(view: string): view is DemoId {
  return isNetworkDemoId(view) || (isFigureId(view) && demoFigureIds.includes(view));
}

/** What a demo is, whatever it shows. */
export type DemoSpec = Pick<
  AnyFigure,
  'title' | 'formula' | 'reads' | 'parameters' | 'counts' | 'examples' | 'opensAt'
>;

export function demoSpec(id: DemoId): DemoSpec {
  return isNetworkDemoId(id) ? networkDemos[id] : figureSpec(id);
}

export interface DemoState extends FiguresState {
  readonly view: DemoId;
  /** Blocks of a note that name the same link share t, schedule and seed. */
  readonly link?: string | undefined;
  readonly networks: NetworkDemoStates;
}

/** The state of what a demo shows, besides what all share. */
export function ownState({ view, figures, networks }: DemoState): Readonly<Record<string, Value>> {
  return isNetworkDemoId(view) ? networks[view] : figures[view];
}

/** The name of a link: a word. */
export const linkNameSchema = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,40}$/u));

const demoStateSchema = v.pipe(
  v.unknown(),
  v.transform(figuresTogether),
  v.strictObject({
    view: v.picklist(demoIds),
    link: v.optional(linkNameSchema),
    ...figureEntries,
    networks: networkDemosSchema,
  }),
  v.forward(
    v.check((state) => state.t <= state.schedule.T, 't must not exceed T.'),
    ['t'],
  ),
);

export type ReadDemoState =
  | { readonly ok: true; readonly state: DemoState }
  /** What is wrong, in a sentence. */
  | { readonly ok: false; readonly message: string };

/** A state is some 4,000 characters, and a block's points as many; more is refused unread. */
const longestState = 12_000;

/**
 * Reads the state that an element of a rendered note carries. The preview lets raw HTML through, so the element may be
 * anyone's: refused whole when anything in it is wrong.
 */
export function readDemoState(json: string): ReadDemoState {
  if (json.length > longestState) {
    return refused(
      l10n.t('its data have {0} characters, of which at most {1} are read', json.length, longestState),
    );
  }
  const value = parseJson(json);
  if (value === undefined) {
    return refused(l10n.t('its data are not JSON'));
  }
  const parsed = v.safeParse(demoStateSchema, value);
  if (parsed.success) {
    return { ok: true, state: parsed.output };
  }
  const place = (v.getDotPath(parsed.issues[0]) ?? '').slice(0, 40);
  return refused(
    place ? l10n.t('its data are wrong at “{0}”', place) : l10n.t('its data do not describe a figure'),
  );
}

/** A JSON value, or undefined for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** What an element of a rendered note carries: of the figures and networks only the one that it shows. */
export function writeDemoState(state: DemoState): string {
  const { view, link, schedule, t, seed } = state;
  const own = { [view]: ownState(state) };
  return JSON.stringify({
    view,
    link,
    schedule,
    t,
    seed,
    ...(isNetworkDemoId(view) ? { networks: own } : { figures: own }),
  });
}

function refused(reason: string): ReadDemoState {
  return {
    ok: false,
    message: l10n.t('This demo could not be drawn: {0}. Write it as a ```diffusion block.', reason),
  };
}
