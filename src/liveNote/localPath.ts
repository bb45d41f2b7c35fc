/**
 * The path of a picture that a note names, relative to the note's folder, if it lies in that folder or below;
 * undefined for addresses, absolute paths and paths that lead out.
 */
export function localPath(source: string): string | undefined {
  const [written = ''] = source.split(/[?#]/, 1);
  let path: string;
  try {
    path = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  // A colon ends an address’s scheme, or a drive of Windows.
  if (path === '' || /^\/|[:\0\\]/.test(path)) {
    return undefined;
  }
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && kept.pop() === undefined) {
      return undefined;
    }
    if (!['', '.', '..'].includes(part)) {
      kept.push(part);
    }
  }
  return kept.length === 0 ? undefined : kept.join('/');
}
