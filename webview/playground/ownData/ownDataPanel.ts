import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import { isOwnDataId, type OwnDataId } from '../../../src/base/ownDataId';
import { longestDataName, type OwnData } from '../../../src/datasets/ownData';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { dropdown } from '../../ui/dropdown';
import type { ViewContext } from '../view';
import { HostFiles } from './hostFiles';
import { imagesForm } from './imagesForm';
import { droppedFiles } from './imageSource';
import { keptData } from './keptData';
import type { OwnDataLibrary } from './ownDataLibrary';
import { pointsForm } from './pointsForm';

type Kind = 'images' | 'points';

/** A form that takes images or points of the user's own as data, and the list of those that are kept. */
export class OwnDataPanel {
  readonly element: HTMLElement;
  /** The files that the host reads for the page. */
  readonly hostFiles: HostFiles;
  private kind: Kind = 'images';
  /** Whether data are being made ready to be kept. */
  private isKeeping = false;
  private readonly images;
  private readonly points;
  private readonly choice;
  private readonly name = element('input', {
    class: 'df-field',
    maxlength: String(longestDataName),
    'aria-label': l10n.t('Name'),
    placeholder: l10n.t('Name'),
  });
  private readonly keepButton;

  constructor(
    private readonly context: ViewContext,
    private readonly library: OwnDataLibrary,
  ) {
    const { host, language } = context;
    // It is there as long as the page.
    const { signal } = new AbortController();
    const suggest = (name: string | undefined): void => {
      if (name !== undefined) {
        this.name.value = name.slice(0, longestDataName);
      }
      this.update();
    };
    this.images = imagesForm(host, suggest);
    this.points = pointsForm(suggest, signal);
    this.hostFiles = new HostFiles(host.send, (source) => {
      this.open('images');
      void this.images.gather(source);
    });
    this.choice = dropdown<Kind>({
      label: l10n.t('What the data are'),
      choices: [
        { value: 'images', label: l10n.t('images') },
        { value: 'points', label: l10n.t('points in the plane') },
      ],
      onChange: (kind) => this.open(kind),
    });
    this.keepButton = button({
      label: l10n.t('Keep and use'),
      icon: 'save',
      look: 'primary',
      onClick: () => void this.keep(),
    });
    const close = button({
      label: l10n.t('Close your own data'),
      icon: 'close',
      look: 'icon',
      onClick: () => (this.element.hidden = true),
    });
    const use = (id: OwnDataId): void => this.use(id);
    const newName = (): string | undefined => this.name.value.trim() || undefined;
    this.element = element(
      'section',
      { class: 'own-data', 'aria-label': l10n.t('Your own data') },
      element('div', { class: 'own-data-head' }, element('h2', {}, l10n.t('Your own data')), close.element),
      this.choice.element,
      this.images.element,
      this.points.element,
      element('div', { class: 'own-data-buttons diffusion-figure' }, this.name, this.keepButton.element),
      keptData(library, { use, newName }, language),
    );
    this.element.hidden = true;
    this.takeDrops();
    this.name.addEventListener('input', () => this.update());
    this.update();
  }

  /** Shows the form. */
  open(kind: Kind = this.kind): void {
    this.kind = kind;
    this.element.hidden = false;
    if (this.context.store.state.view !== 'train') {
      this.context.store.patch({ view: 'train' });
    }
    this.update();
  }

  private update(): void {
    this.choice.set(this.kind);
    this.images.element.hidden = this.kind !== 'images';
    this.points.element.hidden = this.kind !== 'points';
    const source = this.kind === 'images' ? this.images : this.points;
    this.keepButton.setDisabled(this.isKeeping || this.name.value.trim() === '' || !source.ready());
    this.keepButton.setLabel(this.isKeeping ? l10n.t('Keeping…') : l10n.t('Keep and use'));
  }

  private async data(): Promise<OwnData | undefined> {
    const name = this.name.value.trim();
    return name === '' ? undefined : this.kind === 'images' ? this.images.data(name) : this.points.data(name);
  }

  private async keep(): Promise<void> {
    this.isKeeping = true;
    this.update();
    const data = await this.data();
    this.isKeeping = false;
    this.update();
    if (!data) {
      return;
    }
    try {
      this.use(this.library.keep(data));
      this.images.clear();
      this.name.value = '';
      this.update();
    } catch (error) {
      this.context.notices.warn(errorMessage(error));
    }
  }

  private use(id: OwnDataId): void {
    this.context.store.patch({ train: { dataSet: id } });
    this.element.hidden = true;
  }

  private takeDrops(): void {
    const isOver = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    this.element.addEventListener('dragover', (event) =>
      isOver(event) ? event.preventDefault() : undefined,
    );
    this.element.addEventListener('drop', (event) => {
      const { dataTransfer } = event;
      if (!dataTransfer || !isOver(event) || event.defaultPrevented) {
        return;
      }
      event.preventDefault();
      const [file] = dataTransfer.files;
      if (file && /\.(csv|tsv|txt)$/i.test(file.name)) {
        this.open('points');
        void this.points.readCsv(file);
      } else {
        this.open('images');
        void this.images.gather(droppedFiles(dataTransfer.items));
      }
    });
  }
}

/** Lets a list of data sets offer the user's own, kept or in use, after those there are. */
export function offerOwnData(
  library: OwnDataLibrary,
  inUse: string,
  offered: Set<string>,
  add: (id: OwnDataId) => void,
): void {
  for (const id of [...library.sets.map((set) => set.id), inUse].filter(isOwnDataId)) {
    if (!offered.has(id)) {
      offered.add(id);
      add(id);
    }
  }
}
