import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { scheduleKinds } from '../diffusion/schedule';
import type { SharedState } from '../figures/figure';
import { allowedValues, schemaOf, type Parameter } from '../figures/parameter';
import { demoIds, demoSpec, linkNameSchema, type DemoId } from './demoState';
import { figureEntries } from './playgroundState';
import { betaBounds, scheduleConfigSchema, shiftBounds } from './scheduleConfig';

/** A key of a demo block, as its completion, hover, messages and reference say it. */
export interface DemoKey {
  /** With dots: `schedule.kind`. */
  readonly key: string;
  readonly meaning: string;
  /** What it may be: "an integer from 1 to T". */
  readonly allowed: string;
  /** Values that can be offered; none for numbers. */
  readonly values: readonly string[];
}

/** The keys of the shared state, each with the part of it that it sets. */
const sharedKeys = { schedule: 'schedule', T: 'schedule', t: 't', seed: 'seed' } as const satisfies Readonly<
  Record<string, keyof SharedState>
>;
type SharedKey = keyof typeof sharedKeys;
const sharedKeyNames = Object.keys(sharedKeys) as SharedKey[];

/** The keys of the map that `schedule` may be. */
export const scheduleKeys = ['kind', 'betaStart', 'betaEnd', 'zeroTerminalSnr', 'shift'] as const;

/** The names of the keys that a figure's block may have, in the order that people write them. */
export function keysOf(view: DemoId): readonly string[] {
  const { parameters, reads } = demoSpec(view);
  const shared = sharedKeyNames.filter((key) => reads.includes(sharedKeys[key]));
  return ['demo', ...Object.keys(parameters), ...shared, ...(shared.length > 0 ? ['link'] : [])];
}

/** A parameter of any figure by its key; blocks may carry those of others, which have no say. */
function parameterOf(key: string, view: DemoId | undefined): Parameter | undefined {
  const owner = [...(view ? [view] : []), ...demoIds].find((id) =>
    Object.hasOwn(demoSpec(id).parameters, key),
  );
  return owner && demoSpec(owner).parameters[key];
}

/** The block of a figure; of one whose figure is not known, what all figures allow. */
export function blockSchema(view: DemoId | undefined) {
  const keys = new Set(demoIds.flatMap((id) => Object.keys(demoSpec(id).parameters)));
  const own = [...keys].flatMap((key) => {
    const parameter = parameterOf(key, view);
    return parameter ? [[key, v.optional(schemaOf(parameter))] as const] : [];
  });
  const { kind, T } = scheduleConfigSchema.entries;
  return v.strictObject({
    demo: v.picklist(demoIds),
    ...Object.fromEntries(own),
    schedule: v.optional(v.union([kind, v.partial(v.omit(scheduleConfigSchema, ['T']))])),
    T: v.optional(T),
    t: v.optional(figureEntries.t),
    seed: v.optional(figureEntries.seed),
    link: v.optional(linkNameSchema),
  });
}

/** What a key means and may be; undefined where no block has it. */
export function demoKey(key: string, view: DemoId | undefined): DemoKey | undefined {
  const standing = standingKeys();
  if (Object.hasOwn(standing, key)) {
    return standing[key];
  }
  const parameter = parameterOf(key, view);
  if (!parameter) {
    return undefined;
  }
  return {
    key,
    meaning: parameter.meaning(),
    allowed: allowedValues(parameter),
    values:
      parameter.kind === 'choice'
        ? Object.keys(parameter.choices)
        : parameter.kind === 'flag'
          ? ['true', 'false']
          : [],
  };
}

/** The keys that do not belong to one figure. A function, since the words are localised. */
function standingKeys(): Readonly<Record<string, DemoKey>> {
  const share = l10n.t('a number greater than {0} and less than {1}', ...betaBounds);
  const key = (name: string, meaning: string, allowed: string, values: readonly string[] = []) =>
    [name, { key: name, meaning, allowed, values }] as const;
  const list = (values: readonly string[]) => l10n.t('one of {0}', values.join(', '));
  return Object.fromEntries([
    key('demo', l10n.t('Which figure the block shows.'), list(demoIds), demoIds),
    key(
      'schedule',
      l10n.t('The noise schedule.'),
      l10n.t('one of {0}, or a map of {1}', scheduleKinds.join(', '), scheduleKeys.join(', ')),
      scheduleKinds,
    ),
    key('schedule.kind', l10n.t('How β_t grows with t.'), list(scheduleKinds), scheduleKinds),
    key('schedule.betaStart', l10n.t('First noise variance β_1'), share),
    key('schedule.betaEnd', l10n.t('Last noise variance β_T'), share),
    key(
      'schedule.zeroTerminalSnr',
      l10n.t('Whether nothing of x_0 is left in x_T.'),
      list(['true', 'false']),
      ['true', 'false'],
    ),
    key(
      'schedule.shift',
      l10n.t('Shift of the flow towards more noise'),
      l10n.t('a number from {0} to {1}', ...shiftBounds),
    ),
    key('T', l10n.t('Number of diffusion steps T'), l10n.t('an integer from {0} to {1}', 2, 10000)),
    key('t', l10n.t('Time step t'), l10n.t('an integer from {0} to {1}', 1, 'T')),
    key('seed', l10n.t('Seed of the noise'), l10n.t('an integer from {0} to {1}', 0, 0xffffffff)),
    key(
      'link',
      l10n.t('A name that blocks of this note have in common: they share t, schedule and seed.'),
      l10n.t('a word of at most {0} letters, digits, - and _', 40),
    ),
  ]);
}
