const { process } = globalThis as {
  readonly process?: { readonly versions?: { readonly node?: string } };
};

/** Free memory of the machine that the extension runs on, in bytes; undefined in a browser, which does not tell. */
export async function freeMemory(): Promise<number | undefined> {
  if (process?.versions?.node === undefined) {
    return undefined;
  }
  const { freemem } = await import('node:os');
  return freemem();
}
