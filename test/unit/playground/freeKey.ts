import { readdirSync } from 'node:fs';

/** Keys that two windows may both take for free, as those of the first versions were. */
export const freeKey = (folder: string) => (): string => {
  const names = readdirSync(folder);
  for (let number = 1; ; number++) {
    const key = number === 1 ? 'run' : `run-${number}`;
    if (
      !names.some((name) => /^run(-\d+)?(\.previous)?\.safetensors$/.test(name) && name.startsWith(`${key}.`))
    ) {
      return key;
    }
  }
};
