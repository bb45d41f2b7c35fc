import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scheduleKinds } from '../../../src/diffusion/schedule';
import { readSettings } from '../../../src/settings/settings';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

interface Property {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Property> }[] };
};
const properties = manifest.contributes.configuration[0]?.properties ?? {};

function read(values: Record<string, unknown>) {
  const messages: string[] = [];
  const settings = readSettings({ get: (key) => values[key] }, (setting, details) =>
    messages.push(`${setting}: ${details}`),
  );
  return { settings, messages };
}

describe('readSettings', () => {
  it('gives the defaults of the manifest when nothing is set', () => {
    const untouched = read({});
    const manifestDefaults = read(
      Object.fromEntries(
        Object.entries(properties).map(([key, { default: value }]) => [key.slice(10), value]),
      ),
    );
    expect(untouched.messages).toEqual([]);
    expect(manifestDefaults.messages).toEqual([]);
    expect(untouched.settings).toEqual(manifestDefaults.settings);
    expect(untouched.settings.schedule).toEqual(defaultPlaygroundState.schedule);
  });

  it('offers every schedule', () => {
    expect(properties['diffusion.schedule.kind']?.enum).toEqual(scheduleKinds);
  });

  it('refuses a rule or a severity of the checker that there is not', () => {
    for (const rules of [{ chian: 'off' }, { chain: 'loud' }, 'off']) {
      const { settings, messages } = read({ 'check.rules': rules });
      expect(settings.checkRules).toEqual({});
      expect(messages[0]).toMatch(/diffusion\.check\.rules: .*identity, chain.*error, warning/);
    }
  });

  it('takes what is allowed', () => {
    const { settings, messages } = read({
      'schedule.kind': 'cosine',
      'schedule.T': 10,
      'schedule.betaStart': 0.2,
      'schedule.betaEnd': 0.3,
      dataSet: 'digits32',
      preset: 'ref',
      engine: 'tfjs-cpu',
      cpuWorkers: 3,
      'runs.storageLimit': 500,
      'notes.dialect': 'preview',
      'hover.enabled': false,
      'codeLens.enabled': false,
      'completion.enabled': false,
      'inlayHints.enabled': true,
      'check.enabled': false,
      'check.rules': { chain: 'off', statement: 'error' },
      'preview.enabled': false,
      'preview.formulas': false,
    });
    expect(messages).toEqual([]);
    expect(settings).toEqual({
      schedule: { kind: 'cosine', T: 10, betaStart: 0.2, betaEnd: 0.3 },
      dataSet: 'digits32',
      preset: 'ref',
      engine: 'tfjs-cpu',
      cpuWorkers: 3,
      runStorageLimit: 500,
      dialect: 'preview',
      hoverEnabled: false,
      codeLensEnabled: false,
      completionEnabled: false,
      inlayHintsEnabled: true,
      checkEnabled: false,
      checkRules: { chain: 'off', statement: 'error' },
      previewEnabled: false,
      previewFormulas: false,
    });
  });

  it('names a value out of range and what is allowed, and uses the default for it alone', () => {
    const { settings, messages } = read({ 'schedule.T': 1, 'schedule.betaEnd': 0.05 });
    expect(messages).toEqual([
      'diffusion.schedule.T: It is 1, but it must be an integer from 2 to 10000. The default is 1000.',
    ]);
    expect(settings.schedule).toEqual({ ...defaultPlaygroundState.schedule, betaEnd: 0.05 });
  });

  it.each([
    ['schedule.kind', 'logarithmic'],
    ['schedule.T', 10001],
    ['schedule.T', 2.5],
    ['schedule.T', '1000'],
    ['schedule.T', null],
    ['schedule.betaStart', 0],
    ['schedule.betaEnd', 1],
    ['schedule.betaEnd', Number.NaN],
    ['dataSet', 'cats'],
    ['preset', ''],
    ['engine', 'cuda'],
    ['hover.enabled', 'yes'],
    ['codeLens.enabled', 1],
    ['preview.enabled', {}],
  ])('refuses %s = %j in one message', (key, value) => {
    const { settings, messages } = read({ [key]: value });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(`diffusion.${key}`);
    expect(messages[0]).toContain(JSON.stringify(value));
    expect(settings).toEqual(read({}).settings);
  });

  it('quotes a value of any depth and length in a few words', () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);
    for (const value of [deep, { a: deep }, Array(1e5).fill('x'), 'x'.repeat(1e6)]) {
      const { messages } = read({ 'schedule.kind': value });
      expect(messages).toHaveLength(1);
      expect(messages[0]?.length).toBeLessThan(500);
    }
  });

  it('accepts exactly the range that the manifest shows', () => {
    for (const [name, property] of Object.entries(properties)) {
      const key = name.slice('diffusion.'.length);
      for (const choice of property.enum ?? []) {
        expect(read({ [key]: choice }).messages).toEqual([]);
      }
      for (const edge of [property.minimum, property.maximum]) {
        if (edge !== undefined) {
          expect(read({ [key]: edge }).messages).toEqual([]);
        }
      }
      for (const outside of [property.exclusiveMinimum, property.exclusiveMaximum]) {
        if (outside !== undefined) {
          expect(read({ [key]: outside }).messages).toHaveLength(1);
        }
      }
      if (property.minimum !== undefined) {
        expect(read({ [key]: property.minimum - 1 }).messages).toHaveLength(1);
      }
      if (property.maximum !== undefined) {
        expect(read({ [key]: property.maximum + 1 }).messages).toHaveLength(1);
      }
    }
  });
});

describe('the values of settings', () => {
  it.each([
    ['', (value: string) => value],
    ['.zh-cn', (value: string) => `（${value}）`],
    ['.zh-tw', (value: string) => `（${value}）`],
  ])('are shown in words with their id by package.nls%s.json', (language, ending) => {
    const words = JSON.parse(readFileSync(`package.nls${language}.json`, 'utf8')) as Record<string, string>;
    for (const [name, property] of Object.entries(properties).filter(([, { enum: values }]) => values)) {
      const labels = property.enumItemLabels ?? [];
      expect(labels, name).toHaveLength(property.enum!.length);
      for (const [index, value] of property.enum!.entries()) {
        expect(words[labels[index]!.slice(1, -1)]?.endsWith(ending(value)), `${name}: ${value}`).toBe(true);
      }
    }
  });
});
