import * as l10n from '@vscode/l10n';
import { accessSync, constants } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type { CheckOptions } from '../notes/check/checkNote';
import { cannotWrite, FileError } from './fileError';
import { fixContent } from './fixContent';
import { readText, type FileText } from './readText';

/**
 * Applies the fixes to a file on the disk: whole or not at all. Its byte order mark, line ends, mode and links stay.
 * @returns what the file holds now, and how many fixes were applied
 * @throws {FileError} when it cannot be written, or was changed meanwhile
 */
export async function fixFile(
  file: string,
  { text, hasMark }: FileText,
  options: CheckOptions,
): Promise<{ readonly text: string; readonly applied: number }> {
  const { content, applied } = fixContent(file, text, options);
  if (applied === 0) {
    return { text, applied };
  }
  const now = await readText(file);
  if (now.text !== text || now.hasMark !== hasMark) {
    throw new FileError(
      file,
      l10n.t('{0} was changed by another program during the check, and is left as it is.', file),
    );
  }
  try {
    // Replacing a file needs no permission to write the file itself.
    accessSync(file, constants.W_OK);
    await writeFileAtomic(file, `${hasMark ? '\ufeff' : ''}${content}`);
  } catch (error) {
    throw cannotWrite(file, error);
  }
  return { text: content, applied };
}
