type Attributes = Readonly<Record<string, string>>;
export type Child = Node | string;

/** Makes an element with attributes and children; `class` and `aria-*` go by their HTML names. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** What has the focus in the tree of a node: of a shadow tree the document knows only the host. */
export function focusedBeside(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}

/** Puts many calls within one frame together into one. */
export function oncePerFrame(draw: () => void, signal: AbortSignal): () => void {
  let request = 0;
  signal.addEventListener('abort', () => cancelAnimationFrame(request), { once: true });
  return () => {
    if (request !== 0 || signal.aborted) {
      return;
    }
    request = requestAnimationFrame(() => {
      request = 0;
      draw();
    });
  };
}

/** Reports an element's content width, at once and whenever it changes. */
export function onResize(target: Element, listener: (width: number) => void, signal: AbortSignal): void {
  const observer = new ResizeObserver((entries) => {
    const width = entries.at(-1)?.contentRect.width ?? 0;
    // A figure that is detached while the preview rewrites its page has no width: keep what it shows.
    if (width > 0) {
      listener(width);
    }
  });
  observer.observe(target);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

/** Lets an element keep the greatest height that its text has had at its width, so that what stands below it stays. */
export function keepTallest(text: HTMLElement, signal: AbortSignal): void {
  let tallest = 0;
  let width = 0;
  const begin = (): void => {
    text.style.minHeight = '';
    tallest = text.offsetHeight;
    text.style.minHeight = `${tallest}px`;
  };
  const observer = new ResizeObserver(() => {
    if (text.offsetWidth !== width) {
      width = text.offsetWidth;
      // Within this call a change of height would be observed once more, which browsers report as an error.
      requestAnimationFrame(begin);
    } else if (text.offsetHeight > tallest) {
      tallest = text.offsetHeight;
      text.style.minHeight = `${tallest}px`;
    }
  });
  observer.observe(text);
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
