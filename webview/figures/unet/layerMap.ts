import * as l10n from '@vscode/l10n';
import { meanSize } from '../../../src/figures/unet';
import { element } from '../kit/dom';
import { drawGrey } from '../kit/drawing/greyImage';
import type { NetworkActivation } from '../kit/network/network';
import { Picture } from '../kit/drawing/picture';

/** What is shown of a layer: image layers only. */
export const imageLayers = (layers: readonly NetworkActivation[]): readonly NetworkActivation[] =>
  layers.filter(({ shape }) => shape.length === 3);

const kindNames: Readonly<Record<string, () => string>> = {
  convolution: () => l10n.t('convolution'),
  residual: () => l10n.t('residual block'),
  attention: () => l10n.t('attention'),
  downsample: () => l10n.t('half the size'),
  upsample: () => l10n.t('twice the size'),
  norm: () => l10n.t('normalisation'),
};

const kindMeanings: Readonly<Record<string, () => string>> = {
  convolution: () => l10n.t('Each value is worked out from the neighbouring pixels of all channels.'),
  residual: () => l10n.t('It convolves twice and adds what comes out to what came in.'),
  attention: () => l10n.t('It lets each pixel take from all others, however far away.'),
  downsample: () => l10n.t('From here on a convolution sees twice as far across the image.'),
  upsample: () => l10n.t('It makes room for finer detail again.'),
  norm: () => l10n.t('It gives each group of channels the mean 0 and the variance 1.'),
};

/** What a layer of this kind does, in a sentence; empty for kinds that need none. */
export const kindMeaning = ({ kind }: Pick<NetworkActivation, 'kind'>): string =>
  kindMeanings[kind]?.() ?? '';

/** A layer's kind in words. */
export const kindName = ({ kind }: Pick<NetworkActivation, 'kind'>): string => kindNames[kind]?.() ?? kind;

/** Channels × height × width. */
export const sizeText = ({ shape }: Pick<NetworkActivation, 'shape'>): string => shape.join(' × ');

interface Box {
  readonly button: HTMLButtonElement;
  readonly picture: Picture;
  readonly note: HTMLElement;
}

/** All layers as small pictures, lower where images are smaller: the U. Pressing one chooses it. */
export class LayerMap {
  readonly element = element('div', {
    class: 'df-unet-map',
    role: 'group',
    'aria-label': l10n.t('The layers, from the input to the output'),
  });
  private boxes: readonly Box[] = [];

  constructor(
    private readonly choose: (layer: number) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** @param chosen Counted from 1. */
  draw(layers: readonly NetworkActivation[], chosen: number): void {
    if (layers.length !== this.boxes.length) {
      this.boxes = layers.map((layer, index) => this.makeBox(layer, index + 1));
      this.element.replaceChildren(...this.boxes.map(({ button }) => button));
    }
    const full = Math.max(...layers.map(({ shape }) => shape[1] ?? 1));
    const skips = layers[chosen - 1]?.skipsFrom ?? [];
    const numberOf = new Map(layers.map(({ name }, index) => [name, index + 1]));
    this.boxes.forEach(({ button, picture, note }, index) => {
      const { shape, data, name, takesTime, skipsFrom } = layers[index]!;
      const [channels = 1, height = 1, width = 1] = shape;
      button.style.setProperty('--df-depth', String(Math.log2(full / height)));
      button.setAttribute('aria-current', index + 1 === chosen ? 'true' : 'false');
      button.classList.toggle('df-unet-skip', skips.includes(name));
      button.classList.toggle('df-unet-time', takesTime);
      const taken = skipsFrom.flatMap((each) => numberOf.get(each) ?? []).map((number) => `+${number}`);
      note.dataset.marks = [...(takesTime ? ['t'] : []), ...taken].join(' ');
      picture.draw((context, side) => drawGrey(context, meanSize(data, channels), width, { side }));
    });
  }

  private makeBox(layer: NetworkActivation, number: number): Box {
    const picture = new Picture('');
    picture.canvas.setAttribute('role', 'presentation');
    picture.canvas.removeAttribute('aria-label');
    const note = element('span', { class: 'df-unet-note', 'aria-hidden': 'true' });
    const name = `${layer.name}, ${kindName(layer)}, ${sizeText(layer)}`;
    const button = element(
      'button',
      { type: 'button', class: 'df-unet-layer', 'aria-label': name, title: name },
      picture.canvas,
      note,
    );
    button.addEventListener('click', () => this.choose(number), { signal: this.signal });
    return { button, picture, note };
  }
}
