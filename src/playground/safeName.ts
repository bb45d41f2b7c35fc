import filenamify from 'filenamify/browser';

/** Of three bytes each in UTF-8, with room for a number behind: no file system takes more than 255 bytes. */
const longest = 80;
const options = { replacement: '_', maxLength: longest };

/**
 * A name for one file or folder, out of text that may say anything: no place elsewhere, no device, nothing hidden,
 * nothing that cannot be seen, never too long.
 */
export function safeName(text: string): string {
  const visible = filenamify(text.slice(0, 1000), options).replace(/^\.+/, '_');
  // An ending alone can be too long.
  return filenamify(visible.slice(0, longest), options);
}
