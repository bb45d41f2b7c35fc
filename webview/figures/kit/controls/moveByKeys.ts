/**
 * Has keys move what is focused: `targets` says for each key by its name where to; other keys, and those with Ctrl, Alt
 * or Meta, are left to the page.
 */
export function moveByKeys(
  handle: HTMLElement,
  targets: Readonly<Record<string, () => number>>,
  moveTo: (value: number) => void,
  signal: AbortSignal,
): void {
  handle.addEventListener(
    'keydown',
    (event) => {
      const target = event.ctrlKey || event.altKey || event.metaKey ? undefined : targets[event.key];
      if (target !== undefined) {
        event.preventDefault();
        moveTo(target());
      }
    },
    { signal },
  );
}
