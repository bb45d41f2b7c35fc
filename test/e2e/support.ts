import type { Locator } from 'playwright-core';

/** Waits until a value satisfies a condition, and returns it. */
export async function until<T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  milliseconds = 60_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (accept(value)) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${milliseconds / 1000} s in vain: ${what}. Last: ${String(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Waits until an element says something. */
export const says = (locator: Locator, text: RegExp, milliseconds = 60_000): Promise<string> =>
  until(
    `an element says ${text}`,
    () => locator.innerText(),
    (said) => text.test(said),
    milliseconds,
  );
