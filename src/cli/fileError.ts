import { errorMessage } from '../base/errorMessage';
import * as l10n from '@vscode/l10n';

/** Why a file cannot be read, checked or written, as a sentence that names it. The other files are not touched by it. */
export class FileError extends Error {
  constructor(
    readonly file: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** What the system says of a file that it does not give. */
export const cannotRead = (file: string, error: unknown): FileError =>
  new FileError(file, l10n.t('{0} could not be read: {1}.', nameOf(file), reasonOf(error)));

export const cannotWrite = (file: string, error: unknown): FileError =>
  new FileError(file, l10n.t('{0} could not be written: {1}.', nameOf(file), reasonOf(error)));

/** A file as sentences name it. */
export const nameOf = (file: string): string => (file === '-' ? l10n.t('Standard input') : file || '“”');

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return l10n.t('there is no such file or folder');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return l10n.t('permission is denied');
    case 'ELOOP':
      return l10n.t('its symbolic links lead in a circle');
    case '':
      return errorMessage(error);
    default:
      return code;
  }
}
