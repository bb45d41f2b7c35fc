import * as l10n from '@vscode/l10n';
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { cannotRead, FileError, nameOf } from './fileError';

/** The text of a file, and whether a byte order mark stood before it. */
export interface FileText {
  readonly text: string;
  readonly hasMark: boolean;
}

/** No note is near it; an endless device or pipe is. */
const mostBytes = 256 * 2 ** 20;

/**
 * Reads a file, or standard input for `-`, as UTF-8 text.
 * @throws {FileError}
 */
export async function readText(file: string): Promise<FileText> {
  const bytes = await readBytes(file);
  const fault = faultOf(bytes, nameOf(file));
  if (fault !== undefined) {
    throw new FileError(file, fault);
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? { text: text.slice(1), hasMark: true } : { text, hasMark: false };
}

async function readBytes(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > mostBytes) {
        break;
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw cannotRead(file, error);
  }
  if (length > mostBytes) {
    throw new FileError(
      file,
      l10n.t('{0} is larger than {1} MB.', nameOf(file), Math.floor(mostBytes / 1e6)),
    );
  }
  return Buffer.concat(chunks);
}

function faultOf(bytes: Buffer, name: string): string | undefined {
  if (isUtf16(bytes)) {
    return l10n.t('{0} is UTF-16 text. Save it as UTF-8 to have it read.', name);
  }
  const isText = isUtf8(bytes);
  if (bytes.includes(0) || (!isText && bytes.some(isBinary))) {
    return l10n.t('{0} is not a text file. Name Markdown, LaTeX or notebook files.', name);
  }
  return isText ? undefined : l10n.t('{0} is not UTF-8 text. Save it as UTF-8 to have it read.', name);
}

/** A control that no text in any one-byte or multi-byte encoding holds. */
const isBinary = (byte: number): boolean => byte < 8 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);

/** By its byte order mark; without one, by zero bytes that stand for the half of every Latin letter. */
function isUtf16(bytes: Buffer): boolean {
  if (bytes.length < 2) {
    return false;
  }
  const mark = bytes.readUInt16BE(0);
  if (mark === 0xfeff || mark === 0xfffe) {
    return true;
  }
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) {
      zeros[index % 2]!++;
    }
  });
  return Math.min(...zeros) === 0 && Math.max(...zeros) > sample.length / 8;
}
