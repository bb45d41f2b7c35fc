import type { Locator } from 'playwright-core';

/** Waits until a value satisfies a condition, and returns it. */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean | Promise<boolean>,
  milliseconds = 120_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (await accept(value)) return value;
    if (Date.now() > end)
      throw new Error(`Waited ${milliseconds / 1000} s in vain: ${what}. Last: ${String(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Does what may come too early on a busy machine again until it succeeds. */
export async function again(what: string, act: () => Promise<void>, attempts = 6): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await act();
      return;
    } catch (error) {
      if (attempt === attempts) throw new Error(`In vain, ${attempts} times: ${what}.`, { cause: error });
    }
  }
}

/** Waits until an element says something. */
export const says = (locator: Locator, text: RegExp, milliseconds = 120_000): Promise<string> =>
  until(
    `an element says ${text}`,
    () => locator.innerText(),
    (said) => text.test(said),
    milliseconds,
  );
