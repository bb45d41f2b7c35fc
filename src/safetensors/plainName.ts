/**
 * A name from a file as a sentence may hold it: letters, digits and a few marks, none of which Markdown or a link
 * is made of. Undefined for any other name, which is then left out.
 */
export function plainName(name: string): string | undefined {
  return /^[\w./-]{1,80}$/.test(name) ? name : undefined;
}

/** The names that a sentence may hold, `most` of them, and “…” for all others. */
export function plainNames(names: readonly string[], most = 8): string {
  const plain = names.flatMap((each) => plainName(each) ?? []).slice(0, most);
  return [...plain, ...(plain.length < names.length ? ['…'] : [])].join(', ');
}
