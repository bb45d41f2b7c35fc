import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { checkbox } from '../../ui/checkbox';
import { chooseFile } from '../../figures/kit/files/chooseFile';
import { imageTypes, openImage } from '../../figures/kit/files/openImage';
import type { Notices } from '../chrome/notices';
import { errorMessage } from '../../../src/base/errorMessage';

/** A picture of the user's. */
export interface OpenedImage {
  readonly name: string;
  /** Square. */
  readonly bitmap: ImageBitmap;
}

export interface ImageOpenerOptions {
  readonly notices: Notices;
  /** What a screen reader calls the group. */
  readonly name: string;
  /** What the picture stands in for, on the button that takes it away; it can stay where there is none. */
  readonly instead?: string;
  readonly onChange: () => void;
}

/** Opens an image file in place of a picture of ours, and says whether its levels are turned around. */
export class ImageOpener {
  readonly element: HTMLElement;
  private image: OpenedImage | undefined;
  private turned = false;
  private readonly text = element('span', { class: 'opened-image-name', role: 'status' });
  private readonly invert;
  private readonly back;

  constructor(private readonly options: ImageOpenerOptions) {
    const { notices, name, instead } = options;
    const open = button({
      label: l10n.t('Open image…'),
      icon: 'folder-opened',
      title: l10n.t('A PNG, JPEG or WebP file; its middle is made as small as the network’s images'),
      onClick: () => {
        this.open().catch((error: unknown) => notices.warn(errorMessage(error)));
      },
    });
    this.invert = checkbox(l10n.t('Invert (dark on light)'), (turned) => {
      this.turned = turned;
      this.options.onChange();
    });
    this.back = button({
      label: instead ?? '',
      icon: 'discard',
      look: 'icon',
      onClick: () => {
        this.show(undefined);
        this.options.onChange();
      },
    });
    this.element = element(
      'div',
      { class: 'opened-image', role: 'group', 'aria-label': name },
      open.element,
      this.invert.element,
      this.text,
      ...(instead === undefined ? [] : [this.back.element]),
    );
    this.show(undefined);
  }

  get opened(): OpenedImage | undefined {
    return this.image;
  }

  /** Whether the opened image's light and dark change places. */
  get inverted(): boolean {
    return this.turned;
  }

  /** Nothing is changed before the file is decoded. */
  private async open(): Promise<void> {
    const file = await chooseFile(imageTypes);
    if (file) {
      this.show({ name: file.name, bitmap: await openImage(file) });
      this.options.onChange();
    }
  }

  private show(image: OpenedImage | undefined): void {
    this.image?.bitmap.close();
    this.image = image;
    this.text.textContent = image?.name ?? '';
    this.text.title = image?.name ?? '';
    this.invert.element.hidden = image === undefined;
    this.back.element.hidden = image === undefined;
  }
}
