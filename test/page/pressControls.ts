/** One use of a control. */
export interface Press {
  /** The control's name, and for one of several choices its value. */
  readonly control: string;
  readonly act: () => void;
  /** Whether it must change what is seen, by at least one of its presses. */
  readonly counts: boolean;
  /** The end of a slider that it goes to. */
  readonly end?: 'min' | 'max';
}

const within = (root: Element, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
const isShown = (target: HTMLElement): boolean => target.closest('[hidden]') === null;
const nameOf = (target: HTMLElement): string =>
  target.getAttribute('aria-label') ?? target.textContent.trim();
const key = (target: HTMLElement, name: string): void =>
  void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

/** All that can be pressed now, but for exports. */
export function pressesOf(root: HTMLElement): readonly Press[] {
  const isOwn = (target: HTMLElement): boolean => isShown(target) && target.closest('.df-export') === null;
  const all = (selector: string): HTMLElement[] => within(root, selector).filter(isOwn);
  return [
    ...all('input[type=radio]').map((radio) => choosing(radio as HTMLInputElement)),
    // That drawing erases is not seen before something is drawn.
    ...all('input[type=checkbox]').flatMap((box) =>
      twice(named(box), () => box.click(), box.closest('.df-points') === null),
    ),
    ...all('input[type=range]').flatMap((range) => sliding(range as HTMLInputElement)),
    ...all('input[type=number]').flatMap((number) => typing(number as HTMLInputElement)),
    ...all('select').flatMap((select) => choosingEach(select as HTMLSelectElement)),
    ...all('[role=slider]').flatMap((pin) =>
      ['Home', 'End', 'ArrowLeft', 'PageDown'].map((name) => ({
        control: nameOf(pin),
        act: () => key(pin, name),
        counts: true,
      })),
    ),
    ...all('.df-picture-stage[tabindex]').flatMap((stage) =>
      ['Home', 'ArrowRight', 'End', 'ArrowLeft', 'PageDown', ' ', ' '].map((name) => ({
        control: 'picture',
        act: () => key(stage, name),
        counts: true,
      })),
    ),
    ...all('button').flatMap((button) => {
      // What plays is pressed again, so that it stops; a button that leads elsewhere has nothing to change here.
      const isMotion = button.closest('.df-transport') !== null;
      // One of them is for the t that is shown.
      const name = button.classList.contains('df-frame') ? 'film strip' : nameOf(button);
      const points = button.parentElement?.querySelector('textarea');
      const click = (): void => {
        if (points) {
          points.value = '0.5, -1.2\n-1, 1\n1, 0.4\n0, 0.1\n';
        }
        button.click();
      };
      // Others beside the points ask for a file.
      const hasFile = button.closest('.df-points') !== null && !points;
      return twice(name, click, !isMotion && !hasFile);
    }),
  ];
}

const named = (box: HTMLElement): string =>
  box.getAttribute('aria-label') ?? box.closest('label')?.textContent.trim() ?? '';

const twice = (control: string, act: () => void, counts = true): readonly Press[] => [
  { control, act, counts },
  { control, act, counts },
];

function choosing(radio: HTMLInputElement): Press {
  const group = radio.closest('[role=radiogroup]')?.getAttribute('aria-label') ?? '';
  return { control: `${group}: ${radio.value}`, act: () => radio.click(), counts: !radio.checked };
}

const choosingEach = (select: HTMLSelectElement): readonly Press[] =>
  [...select.options].map(({ value }) => ({
    control: nameOf(select),
    counts: false,
    act: () => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  }));

function sliding(range: HTMLInputElement): readonly Press[] {
  const move = (value: string) => () => {
    range.value = value;
    range.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const { min, max } = range;
  const shared = { control: nameOf(range), counts: min !== max };
  return [
    { ...shared, act: move(min), end: 'min' },
    { ...shared, act: move(max), end: 'max' },
    { ...shared, act: move(String((Number(min) + Number(max)) / 3)) },
  ];
}

/** What is typed into a field: a bound, what is out of bounds, and nothing. */
function typing(number: HTMLInputElement): readonly Press[] {
  return [number.max, '-1e9', '1e400', ''].map((value) => ({
    control: nameOf(number),
    act: () => {
      number.value = value;
      number.dispatchEvent(new Event('change', { bubbles: true }));
    },
    counts: number.min !== number.max,
  }));
}

/** A figure as it is seen, without its controls: formula, picture with its canvases made small, and caption. */
export function appearanceOf(root: HTMLElement): string {
  const canvases = within(root, '.df-picture-stage canvas') as HTMLCanvasElement[];
  const texts = within(root, '.df-formula-line, .df-picture-stage, .df-caption').map(
    (part) => part.textContent,
  );
  return [texts, canvases.map(pixelsOf)].join('\n');
}

const small = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true })!;

function pixelsOf(canvas: HTMLCanvasElement): number {
  const { width, height } = canvas;
  if (canvas.clientWidth === 0 || width === 0) {
    return 0;
  }
  small.clearRect(0, 0, 64, 64);
  small.drawImage(canvas, 0, 0, width, height, 0, 0, 64, 64);
  return small
    .getImageData(0, 0, 64, 64)
    .data.reduce((sum, value, index) => (sum * 31 + value + index) % 2147483647, 7);
}

/** What people read, but for what a screen reader is told later. */
const visibleText = (root: HTMLElement): string =>
  [...root.children]
    .filter((part) => !part.classList.contains('df-visually-hidden'))
    .map((part) => part.textContent)
    .join(' ');

/** Texts that nobody should read: values that are none, gaps that nothing filled, names that are empty. */
export function faultsOf(root: HTMLElement): readonly string[] {
  const attributes = ['aria-label', 'aria-valuetext', 'title'];
  const texts = [
    visibleText(root),
    ...within(root, attributes.map((name) => `[${name}]`).join()).flatMap((each) =>
      attributes.map((name) => each.getAttribute(name) ?? ''),
    ),
    ...within(root, 'input').map((field) => (field as HTMLInputElement).value),
  ];
  const unreadable = texts.filter((text) => /NaN|undefined|Infinity|\[object|null|\{\d\}/.test(text));
  const unnamed = within(root, 'button, input, select, [role=slider], [role=radiogroup], summary, label')
    .filter(isShown)
    .filter((each) => nameOf(each) === '' && named(each) === '');
  const caption = root.querySelector('.df-caption')?.textContent ?? '';
  return [
    ...unreadable.map((text) => `reads “${text.slice(0, 200)}”`),
    ...unnamed.map((each) => `has no name: ${each.outerHTML.slice(0, 120)}`),
    // What formatNumber writes for what is no number.
    ...(caption.trim() === '' || /(^|[\s(=])–($|[\s).,;，。；])/.test(caption)
      ? [`has the caption “${caption}”`]
      : []),
  ];
}

/** Words of English where all is translated: three in a row, each of three letters or more. */
export function untranslatedIn(root: HTMLElement): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = within(root, '[aria-label]').map((each) => each.getAttribute('aria-label') ?? '');
  while (walker.nextNode()) {
    texts.push(walker.currentNode.textContent ?? '');
  }
  return texts.filter((text) => /[a-z]{3,20} [a-z]{3,20} [a-z]{3,20}/i.test(text));
}
