import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../../src/base/errorMessage';
import { element } from '../dom';
import { chooseFile } from '../files/chooseFile';
import { filesDropped } from '../files/filesDropped';
import { imageTypes, openImage } from '../files/openImage';
import { onOwnImage, ownImage, setOwnImage } from '../files/ownImage';
import { button } from './controls';

/** Opens the reader's image, or takes one that is dropped on `target`, and says what is open. */
export function imageControl(target: HTMLElement, signal: AbortSignal): HTMLElement {
  const status = element('output', { class: 'df-points-status', 'aria-live': 'polite' });

  function show(): void {
    const opened = ownImage();
    status.textContent = opened
      ? l10n.t(
          '{0}, its middle at {1}×{1} grey pixels. It stays on this page: no link carries it.',
          opened.name,
          opened.side,
        )
      : l10n.t('This needs an image of yours, which no link carries: open or drop a PNG, JPEG or WebP file.');
  }

  async function take(file: File | undefined): Promise<void> {
    try {
      if (file) {
        setOwnImage(file.name, await openImage(file));
      }
    } catch (error) {
      status.textContent = errorMessage(error);
    }
  }

  const open = button(l10n.t('Open image…'), () => void chooseFile(imageTypes).then(take), signal);
  filesDropped(target, (file) => void take(file), signal);
  onOwnImage(show, signal);
  show();
  return element(
    'div',
    { class: 'df-control df-points', role: 'group', 'aria-label': l10n.t('My image') },
    open,
    status,
  );
}
