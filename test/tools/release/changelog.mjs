/**
 * A section of a changelog in the form of https://keepachangelog.com/en/1.1.0/.
 * @typedef {object} Section
 * @property {string} version `Unreleased`, or a version number
 * @property {string | undefined} date YYYY-MM-DD
 * @property {string} text what stands under the heading
 */

/** @param {string} markdown @returns {Section[]} in the order of the file */
export function changelogSections(markdown) {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      const [, version = heading, date] =
        /^\[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/.exec(heading.trim()) ?? [];
      return { version, date, text: rest.join('\n').trim() };
    });
}

/** The day of the newest dated version, in seconds since 1970: what is packed says this time, not that of packing. @param {string} markdown */
export function epochOf(markdown) {
  const date = changelogSections(markdown).find((section) => section.date)?.date;
  if (!date) {
    throw new Error('No version in CHANGELOG.md has a date.');
  }
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}
