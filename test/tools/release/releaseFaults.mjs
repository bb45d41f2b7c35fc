import { changelogSections } from './changelog.mjs';

/** What the marketplaces take at most is far more; this is what a download should be. */
export const mostBytes = 15_000_000;

const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** @typedef {Record<string, unknown> & { version?: string, repository?: unknown }} Manifest */

/** @param {string} version @param {string} markdown */
function changelogFaults(version, markdown) {
  const sections = changelogSections(markdown);
  const unreleased = sections.find((section) => section.version === 'Unreleased');
  const own = sections.find((section) => section.version === version);
  const headings = Array.from(markdown.matchAll(/^### (.+)$/gm), ([, heading]) => heading ?? '');
  return [
    ...(sections[0]?.version === 'Unreleased' ? [] : ['CHANGELOG.md does not begin with [Unreleased].']),
    ...(unreleased?.text ? ['CHANGELOG.md: what stands under [Unreleased] belongs to a version.'] : []),
    ...(own?.date ? [] : [`CHANGELOG.md has no dated section [${version}].`]),
    ...headings
      .filter((heading) => !kinds.includes(heading))
      .map((heading) => `CHANGELOG.md: “${heading}” is none of ${kinds.join(', ')}.`),
  ];
}

/**
 * What keeps a version from the Visual Studio Marketplace and from Open VSX, beside what vsce itself refuses to pack.
 * @param {Manifest} manifest package.json
 * @param {string} changelog
 * @param {readonly string[]} files those of the VSIX
 * @param {number} bytes its size
 */
export function releaseFaults(manifest, changelog, files, bytes) {
  const { version = '' } = manifest;
  const wanted = ['name', 'displayName', 'description', 'publisher', 'license', 'icon', 'categories'];
  return [
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`package.json: version ${version} is not three numbers.`]),
    ...(manifest.repository
      ? []
      : ['package.json: repository is missing: it says where pictures and links of the README lead.']),
    ...wanted.filter((key) => !manifest[key]).map((key) => `package.json: ${key} is missing.`),
    ...(files.some((file) => /^LICENSE(\.\w+)?$/.test(file))
      ? []
      : ['Open VSX wants a LICENSE in the VSIX.']),
    ...(bytes <= mostBytes
      ? []
      : [`The VSIX has ${(bytes / 1e6).toFixed(2)} MB; at most ${mostBytes / 1e6} are allowed.`]),
    ...changelogFaults(version, changelog),
  ];
}
