import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changelogSections, epochOf } from '../../tools/release/changelog.mjs';
import { releaseFaults } from '../../tools/release/releaseFaults.mjs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
const changelog = readFileSync('CHANGELOG.md', 'utf8');

const ready = {
  manifest: { ...manifest, version: '1.2.3', repository: 'https://example.org/playground.git' } as Record<
    string,
    unknown
  >,
  changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Fixed\n\n- A slip.\n',
  files: ['LICENSE', 'package.json'],
  bytes: 14_000_000,
};
const faultsOf = (changed: Partial<typeof ready>) => {
  const all = { ...ready, ...changed };
  return releaseFaults(all.manifest, all.changelog, all.files, all.bytes);
};

describe('the changelog', () => {
  it('has an Unreleased section, then versions with dates, newest first', () => {
    const [unreleased, ...versions] = changelogSections(changelog);
    expect(unreleased?.version).toBe('Unreleased');
    const dates = versions.map(({ date }) => date ?? 'no date');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(versions.map(({ version }) => version)).toContain(manifest.version);
  });

  it('gives the day of its newest version as the time of what is packed', () => {
    expect(epochOf(ready.changelog)).toBe(Date.UTC(2026, 11, 1) / 1000);
    expect(() => epochOf('# Changelog\n\n## [Unreleased]\n')).toThrow('CHANGELOG.md');
  });
});

describe('a release', () => {
  it('has no fault when all is there', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    ['a version with a tag', { manifest: { ...ready.manifest, version: '1.2.3-beta' } }, /three numbers/],
    ['no repository', { manifest: { ...ready.manifest, repository: undefined } }, /repository is missing/],
    ['no publisher', { manifest: { ...ready.manifest, publisher: '' } }, /publisher is missing/],
    ['no licence in the VSIX', { files: ['package.json'] }, /LICENSE/],
    ['a large VSIX', { bytes: 15_000_001 }, /15\.00 MB/],
    ['an undated version', { changelog: ready.changelog.replace(' - 2026-12-01', '') }, /no dated section/],
    [
      'entries that no version has',
      { changelog: ready.changelog.replace('## [1', '- New.\n\n## [1') },
      /belongs to a version/,
    ],
    ['a kind of its own', { changelog: ready.changelog.replace('### Fixed', '### Mended') }, /“Mended”/],
  ])('is refused for %s', (_, changed, reason) => {
    expect(faultsOf(changed).join('\n')).toMatch(reason);
  });

  it('could be made of this project but for its host and its version’s day', () => {
    const faults = releaseFaults(manifest, changelog, ready.files, ready.bytes);
    expect(faults.filter((fault) => !/repository is missing|\[Unreleased\] belongs/.test(fault))).toEqual([]);
  });
});
