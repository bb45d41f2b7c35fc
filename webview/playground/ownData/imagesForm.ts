import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import { createDataSet } from '../../../src/datasets/dataSet';
import { leastOwnImages, mostOwnImages, type OwnData } from '../../../src/datasets/ownData';
import { element } from '../../figures/kit/dom';
import { chooseFiles } from '../../figures/kit/files/chooseFile';
import { imageTypes } from '../../figures/kit/files/openImage';
import { button } from '../../ui/button';
import { dropdown } from '../../ui/dropdown';
import type { Host } from '../host';
import { contactSheet, mostShown } from './contactSheet';
import { gatherImages, type Gathered } from './gatherImages';
import { gatheredText } from './gatheredText';
import { chosenFiles, type ImageSource } from './imageSource';

/** The part of the form that reads images, and says what became of them. */
export interface ImagesForm {
  readonly element: HTMLElement;
  /** Reads images; what was being read is left. */
  gather(source: ImageSource): Promise<void>;
  /** Whether there are enough images. */
  ready(): boolean;
  /** The images as they are chosen to be learnt; undefined before there are enough. */
  data(name: string): Promise<OwnData | undefined>;
  clear(): void;
}

/** Images of the user's own: where they come from, at which size and in which colours they are learnt. */
export function imagesForm(host: Host, onChange: (name: string | undefined) => void): ImagesForm {
  let gathered: Gathered | undefined;
  let reading: AbortController | undefined;
  let side: 16 | 32 = 16;
  let channels: 1 | 3 = 3;
  const status = element('p', { class: 'own-data-status', role: 'status' });
  const sheet = element('div', { class: 'own-data-sheet' });
  const size = dropdown<'16' | '32'>({
    label: l10n.t('Size'),
    choices: [
      { value: '16', label: '16×16' },
      { value: '32', label: '32×32' },
    ],
    onChange: (value) => {
      side = value === '16' ? 16 : 32;
      show();
    },
  });
  const colours = dropdown<'grey' | 'colour'>({
    label: l10n.t('Colours'),
    choices: [
      { value: 'colour', label: l10n.t('in colour') },
      { value: 'grey', label: l10n.t('in grey') },
    ],
    onChange: (value) => {
      channels = value === 'colour' ? 3 : 1;
      show();
    },
  });
  const choices = element('div', { class: 'field-pair' }, size.element, colours.element);
  const folder = button({
    label: l10n.t('Folder of images…'),
    icon: 'folder-opened',
    title: l10n.t('Each subfolder becomes a class'),
    onClick: () => host.send({ type: 'modelCommand', command: 'useImages' }),
  });
  const files = button({
    label: l10n.t('Image files…'),
    icon: 'file-media',
    title: l10n.t('PNG, JPEG or WebP files, or an .npz archive of images'),
    onClick: () =>
      void chooseFiles(`${imageTypes},.npz,.npy`).then((all) =>
        all.length > 0 ? gather(chosenFiles(all)) : undefined,
      ),
  });
  const stop = button({ label: l10n.t('Stop reading'), icon: 'debug-stop', onClick: () => reading?.abort() });

  const enough = (): boolean => (gathered?.images.count ?? 0) >= leastOwnImages;
  const data = async (name: string) =>
    enough() ? gathered?.images.dataInSlices({ name, side, channels }) : undefined;

  function show(): void {
    stop.element.hidden = reading === undefined;
    choices.hidden = !enough();
    size.set(side === 16 ? '16' : '32');
    colours.set(channels === 3 ? 'colour' : 'grey');
    const made = enough() ? gathered?.images.data({ name: '', side, channels }, mostShown) : undefined;
    sheet.replaceChildren(
      ...(made
        ? [
            contactSheet(
              createDataSet({
                ...made,
                id: '',
                licence: '',
                count: made.labels.length,
                heldOut: 0,
                flip: false,
              }),
              gathered?.images.count,
            ),
          ]
        : []),
    );
  }

  async function gather(source: ImageSource): Promise<void> {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    gathered = undefined;
    onChange(undefined);
    show();
    try {
      const found = await gatherImages(
        source,
        (read) => say(mine, l10n.t('{0} images read', read)),
        mine.signal,
      );
      if (reading !== mine) {
        return;
      }
      gathered = found;
      side = 16;
      channels = found.images.coloured ? 3 : 1;
      status.textContent = gatheredText(found);
    } catch (error) {
      say(mine, errorMessage(error));
    } finally {
      if (reading === mine) {
        reading = undefined;
        show();
        onChange(source.name);
      }
    }
  }

  function say(mine: AbortController, text: string): void {
    if (reading === mine) {
      status.textContent = text;
    }
  }

  const clear = (): void => {
    reading?.abort();
    [gathered, reading] = [undefined, undefined];
    status.textContent = '';
    show();
  };
  show();
  return {
    element: element(
      'div',
      { class: 'own-data-images' },
      element(
        'p',
        { class: 'fine-print' },
        l10n.t(
          '{0} to {1} images, which may be dropped here too. Their middle squares are made small; they stay on this computer.',
          leastOwnImages,
          mostOwnImages,
        ),
      ),
      element('div', { class: 'own-data-buttons' }, folder.element, files.element, stop.element),
      status,
      choices,
      sheet,
    ),
    gather,
    ready: enough,
    data,
    clear,
  };
}
