import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentSettings } from '../../../src/settings/currentSettings';
import { payload } from '../protocol/hostileMessages';
import { seen } from '../window/fakeVscode';

vi.mock('vscode', () => import('../window/fakeVscode'));

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, { type: string; scope?: string }> }[] };
  capabilities: { untrustedWorkspaces: { supported: unknown; restrictedConfigurations: string[] } };
};
const properties = manifest.contributes.configuration[0]?.properties ?? {};

beforeEach(() => seen.clear());

describe('a wrong setting', () => {
  // The button's is read by VS Code itself.
  const read = Object.keys(properties).filter((name) => name !== 'diffusion.editorButton');
  it.each(read)('%s shows its name and nothing that stands in it', (setting) => {
    const standard = currentSettings();
    for (const value of [
      payload,
      [payload],
      { [payload]: payload },
      { identity: payload },
      [[{ a: payload }]],
      null,
    ]) {
      seen.clear();
      seen.configuration[setting] = value;
      expect(currentSettings()).toEqual(standard);
      expect(seen.linkable).toEqual([
        `The setting ${setting} has a value that is not allowed. Its default is used instead.`,
        'Open Settings',
        'Show Details',
      ]);
    }
  });

  it('is told once, and again when it is another', () => {
    for (const [value, messages] of [
      ['loud', 1],
      ['loud', 1],
      ['quiet', 2],
    ] as const) {
      seen.configuration['diffusion.preset'] = value;
      currentSettings();
      expect(seen.logged).toHaveLength(messages);
    }
  });
});

describe('a repository that is not trusted', () => {
  it('may set no more than switches', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    // VS Code reads the list for extensions with limited support only.
    expect(supported).toBe('limited');
    const free = Object.entries(properties).filter(
      ([name, { scope }]) => scope !== 'application' && !restrictedConfigurations.includes(name),
    );
    expect(free.filter(([, { type }]) => type !== 'boolean')).toEqual([]);
    expect(restrictedConfigurations.filter((name) => !(name in properties))).toEqual([]);
  });
});
