import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { scheduleKinds, type ScheduleConfig } from '../diffusion/schedule';
import { ruleIds } from '../notes/check/finding';
import { mathDialects, type MathDialect } from '../notes/mathSpans';
import { engineChoices, mostCpuWorkers, type EngineChoice } from '../protocol/engineChoice';
import {
  dataSetIds,
  defaultPlaygroundState,
  presetIds,
  trainSettingsSchema,
  type ShippedDataSetId,
  type PresetId,
} from '../protocol/playgroundState';
import { betaBounds, scheduleConfigSchema } from '../protocol/scheduleConfig';

const severities = ['error', 'warning', 'information', 'off'] as const;
const checkRulesSchema = v.partial(v.strictObject(v.entriesFromList(ruleIds, v.picklist(severities))));
export type CheckRules = v.InferOutput<typeof checkRulesSchema>;

/** The extension's settings, every value checked. */
export interface Settings {
  readonly schedule: ScheduleConfig;
  readonly dataSet: ShippedDataSetId;
  readonly preset: PresetId;
  readonly engine: EngineChoice;
  /** Threads that compute on the CPU; 0 for as many as suit the machine. */
  readonly cpuWorkers: number;
  /** Megabytes that all kept runs may take. */
  readonly runStorageLimit: number;
  /** Which math is read: every dialect, or what the built-in preview draws. */
  readonly dialect: MathDialect;
  readonly hoverEnabled: boolean;
  readonly codeLensEnabled: boolean;
  readonly completionEnabled: boolean;
  readonly inlayHintsEnabled: boolean;
  readonly checkEnabled: boolean;
  /** What each rule of the checker reports as; a rule that is not named keeps its own severity. */
  readonly checkRules: CheckRules;
  readonly previewEnabled: boolean;
  /** Whether recognised formulas get a ▶ in the preview. */
  readonly previewFormulas: boolean;
}

/** The settings by name, without the section. */
type SettingKey =
  | `schedule.${'kind' | 'T' | 'betaStart' | 'betaEnd'}`
  | `${'hover' | 'codeLens' | 'completion' | 'inlayHints' | 'check' | 'preview'}.enabled`
  | 'dataSet'
  | 'preset'
  | 'engine'
  | 'cpuWorkers'
  | 'runs.storageLimit'
  | 'notes.dialect'
  | 'check.rules'
  | 'preview.formulas';
export type SettingName = `diffusion.${SettingKey}`;

/** Where settings come from: VS Code's `WorkspaceConfiguration` of the section "diffusion" is one. */
export interface Configuration {
  get(key: string): unknown;
}

/**
 * Reads the settings. A value that is not allowed is reported, with what is allowed, and the default takes its place;
 * the others are kept.
 */
export function readSettings(
  configuration: Configuration,
  report: (setting: SettingName, details: string) => void,
): Settings {
  const read = <T>(key: SettingKey, schema: v.GenericSchema<unknown, T>, allowed: string, standard: T): T => {
    const value = configuration.get(key);
    if (value === undefined) {
      return standard;
    }
    const result = v.safeParse(schema, value);
    if (result.success) {
      return result.output;
    }
    report(
      `diffusion.${key}`,
      l10n.t(
        'It is {0}, but it must be {1}. The default is {2}.',
        quoted(value),
        allowed,
        JSON.stringify(standard),
      ),
    );
    return standard;
  };
  const flag = (key: SettingKey, standard = true) =>
    read(key, v.boolean(), l10n.t('true or false'), standard);
  const share = l10n.t('a number greater than {0} and less than {1}', ...betaBounds);
  const { kind, T, betaStart, betaEnd } = scheduleConfigSchema.entries;
  const { preset } = trainSettingsSchema.entries;
  const standard = defaultPlaygroundState;
  return {
    schedule: {
      kind: read('schedule.kind', kind, oneOf(scheduleKinds), standard.schedule.kind),
      T: read('schedule.T', T, l10n.t('an integer from {0} to {1}', 2, 10000), standard.schedule.T),
      betaStart: read('schedule.betaStart', betaStart, share, standard.schedule.betaStart),
      betaEnd: read('schedule.betaEnd', betaEnd, share, standard.schedule.betaEnd),
    },
    dataSet: read<ShippedDataSetId>('dataSet', v.picklist(dataSetIds), oneOf(dataSetIds), 'digits16'),
    preset: read('preset', preset, oneOf(presetIds), standard.train.preset),
    engine: read<EngineChoice>('engine', v.picklist(engineChoices), oneOf(engineChoices), 'auto'),
    cpuWorkers: read(
      'cpuWorkers',
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostCpuWorkers)),
      l10n.t('an integer from {0} to {1}', 0, mostCpuWorkers),
      0,
    ),
    runStorageLimit: read(
      'runs.storageLimit',
      v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(1_000_000)),
      l10n.t('an integer from {0} to {1}', 10, 1_000_000),
      2000,
    ),
    dialect: read<MathDialect>('notes.dialect', v.picklist(mathDialects), oneOf(mathDialects), 'all'),
    hoverEnabled: flag('hover.enabled'),
    codeLensEnabled: flag('codeLens.enabled'),
    completionEnabled: flag('completion.enabled'),
    inlayHintsEnabled: flag('inlayHints.enabled', false),
    checkEnabled: flag('check.enabled'),
    checkRules: read(
      'check.rules',
      checkRulesSchema,
      l10n.t(
        'an object whose keys are {0} and whose values are {1}',
        ruleIds.join(', '),
        severities.join(', '),
      ),
      {},
    ),
    previewEnabled: flag('preview.enabled'),
    previewFormulas: flag('preview.formulas'),
  };
}

/** A value as a message quotes it, however large or deep it is. */
function quoted(value: unknown): string {
  const inside = (each: unknown) => (typeof each === 'object' && each !== null ? '…' : each);
  const shallow = Array.isArray(value)
    ? value.slice(0, 8).map(inside)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .slice(0, 8)
            .map(([key, each]) => [key, inside(each)]),
        )
      : value;
  const text = JSON.stringify(shallow);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function oneOf(choices: readonly string[]): string {
  return l10n.t('one of {0}', choices.map((choice) => JSON.stringify(choice)).join(', '));
}
