/** How much of an element must be seen before it counts, in CSS pixels. */
const leastSeen = 80;

/** Tells when an element comes into sight and when it is out of sight again: scrolled away, or on a page that is hidden. */
export function watchSight(target: Element, onChange: (inSight: boolean) => void, signal: AbortSignal): void {
  let isSeen = false;
  let told = false;
  const tell = (): void => {
    const inSight = isSeen && document.visibilityState === 'visible';
    if (inSight !== told) {
      told = inSight;
      onChange(inSight);
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, intersectionRect, boundingClientRect } of entries) {
        isSeen =
          isIntersecting && intersectionRect.height >= Math.min(leastSeen, boundingClientRect.height / 2);
      }
      tell();
    },
    { threshold: [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1] },
  );
  observer.observe(target);
  document.addEventListener('visibilitychange', tell, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
