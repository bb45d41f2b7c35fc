/** How many elements that were near may be out of sight before the one that left first is told. */
const keptOutOfSight = 16;

/**
 * Tells watched elements when they come near the visible part of the page, and when they have left it and so many others
 * after them that what they hold should go.
 */
export class InView {
  private readonly listeners = new WeakMap<Element, (near: boolean) => void>();
  /** Elements that have left, the first one first. */
  private readonly left = new Set<Element>();
  private readonly near = new WeakSet<Element>();
  // The page is a frame of another origin than the window's: margins count only with its own document as the root.
  private readonly observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => this.take(entry)),
    {
      root: document,
      rootMargin: '100% 0px',
    },
  );

  watch(element: Element, onChange: (near: boolean) => void): void {
    this.listeners.set(element, onChange);
    this.observer.observe(element);
  }

  forget(element: Element): void {
    this.observer.unobserve(element);
    this.listeners.delete(element);
    this.left.delete(element);
  }

  private take({ target, isIntersecting }: IntersectionObserverEntry): void {
    if (isIntersecting) {
      this.left.delete(target);
      if (this.near.has(target)) {
        return;
      }
      this.near.add(target);
      this.listeners.get(target)?.(true);
      return;
    }
    if (this.near.has(target)) {
      this.left.add(target);
    }
    for (const element of this.left) {
      if (this.left.size <= keptOutOfSight) {
        break;
      }
      this.left.delete(element);
      this.near.delete(element);
      this.listeners.get(element)?.(false);
    }
  }
}
