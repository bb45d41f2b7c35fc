import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inRoot } from '../tools/paths.mjs';

/** How a page fits its window. */
interface Room {
  /** By how many CSS pixels it is wider. */
  readonly wider: number;
  /** What is cut off, or reaches over the edge and cannot be scrolled to. */
  readonly cut: readonly string[];
  /** Whether a part of it scrolls sideways in itself. */
  readonly scrolls: boolean;
}

const narrow = 300;

/** Runs in the page, once it has been laid out and drawn in its new size. */
async function measure(): Promise<Room> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const cut: string[] = [];
  let scrolls = false;
  const nameOf = (element: Element) =>
    `${element.localName}.${element.getAttribute('class') ?? ''}: ${element.textContent.trim().slice(0, 40)}`;
  /** Whether a list shows less than the name of what is chosen in it. */
  const isCutList = (list: HTMLSelectElement) => {
    const whole = list.cloneNode() as HTMLSelectElement;
    whole.append(...Array.from(list.selectedOptions, (option) => option.cloneNode(true)));
    whole.style.cssText = 'position: absolute; width: max-content; max-width: none';
    list.parentElement?.append(whole);
    const isCut = whole.offsetWidth > list.offsetWidth + 1;
    whole.remove();
    return isCut;
  };
  const visitWithin = (element: Element, isInScroller: boolean): void => {
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
      visit(child, isInScroller);
    }
  };
  const visit = (element: Element, isInScroller: boolean): void => {
    const { overflowX, display } = getComputedStyle(element);
    // Slots have no box of their own.
    if (display === 'contents') {
      visitWithin(element, isInScroller);
      return;
    }
    const { left, right, width } = element.getBoundingClientRect();
    // What only a screen reader is told has one pixel.
    if (!element.checkVisibility({ visibilityProperty: true }) || (width > 0 && width <= 1)) {
      return;
    }
    const isScroller = overflowX === 'auto' || overflowX === 'scroll';
    const isTooWide = element.scrollWidth > element.clientWidth + 1;
    scrolls ||= isScroller && isTooWide;
    const hides = (overflowX === 'hidden' || overflowX === 'clip') && !(element instanceof HTMLInputElement);
    if (
      (hides && isTooWide) ||
      (!isInScroller && width > 0 && (left < -1 || right > innerWidth + 1)) ||
      (element instanceof HTMLSelectElement && isCutList(element))
    ) {
      cut.push(nameOf(element));
    }
    if (element.localName !== 'svg') {
      visitWithin(element, isInScroller || isScroller);
    }
  };
  visit(document.body, false);
  const { scrollWidth, clientWidth } = document.documentElement;
  return { wider: scrollWidth - clientWidth, cut, scrolls };
}

/**
 * How a page fits 300 pixels, and a window of 600 pixels that is zoomed to 200 %, which has 300 CSS pixels of two device
 * pixels each. The window stays narrow.
 * @param margin of the page at each side
 */
export async function roomsOf(page: Page, margin = 0): Promise<readonly [narrow: Room, zoomed: Room]> {
  const width = narrow + 2 * margin;
  await page.setViewportSize({ width, height: 900 });
  const atNarrow = await page.evaluate(measure);
  const session = await page.context().newCDPSession(page);
  const enlarged = { width, height: 450, deviceScaleFactor: 2, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', enlarged);
  const zoomed = await page.evaluate(measure);
  await session.detach();
  // Another size than before, or Playwright takes it for set.
  await page.setViewportSize({ width, height: 800 });
  return [atNarrow, zoomed];
}

const documented = readFileSync(inRoot('docs/accessibility.md'), 'utf8').replaceAll(/ {2,}/g, ' ');

/** Fails where pages do not fit, or where the table of docs/accessibility.md says otherwise of them. */
export function expectRoom(name: string, rooms: readonly (readonly [narrow: Room, zoomed: Room])[]): void {
  expect(
    rooms.flat().flatMap(({ cut }) => cut),
    name,
  ).toEqual([]);
  const cells = [0, 1].map((window) => {
    const all = rooms.map((each) => each[window]!);
    return `${Math.max(...all.map(({ wider }) => wider))} px, ${all.flatMap(({ cut }) => cut).length}`;
  });
  const scrolls = rooms.flat().some((room) => room.scrolls) ? 'yes' : 'no';
  expect(documented, name).toContain(`| ${[name, ...cells, scrolls].join(' | ')} |`);
}
