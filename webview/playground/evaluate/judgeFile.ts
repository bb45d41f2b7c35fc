import * as l10n from '@vscode/l10n';
import { digitSide } from '../../engine/jobs/smallDigits';
import { button, type Button } from '../../ui/button';
import { chooseFile } from '../../figures/kit/files/chooseFile';
import { digitImages, isMadeSmaller } from '../import/digitImages';
import { imagesText } from '../../../src/protocol/countedText';
import { readNpz, refuseLargeNpz } from '../import/readNpz';
import { errorMessage } from '../../../src/base/errorMessage';
import type { ViewContext } from '../view';

/** As few as may be drawn and judged, and as many. */
const fewest = 100;
const most = 10_000;

/** A button that opens an archive or an array of images and judges them. A file that is refused changes nothing. */
export function judgeFileButton({ actions, notices, language }: ViewContext): Button {
  async function judge(): Promise<void> {
    const file = await chooseFile('.npz,.npy');
    if (!file) {
      return;
    }
    const { name } = file;
    refuseLargeNpz(name, file.size);
    const array = readNpz(name, new Uint8Array(await file.arrayBuffer()));
    const number = (value: number) => value.toLocaleString(language);
    if (array.count < fewest) {
      throw new RangeError(
        l10n.t('{0} holds {1}; at least {2} are needed.', name, imagesText(array.count), fewest),
      );
    }
    let images: Float32Array;
    try {
      images = digitImages(array, most);
    } catch (error) {
      throw new RangeError(`${name}: ${errorMessage(error)}`, { cause: error });
    }
    if (isMadeSmaller(array)) {
      notices.say(
        l10n.t(
          '{0} holds images of {1}×{1}; they are made {2}×{2}, as the digits were that they are compared with.',
          name,
          array.width,
          digitSide,
        ),
      );
    }
    if (array.count > most) {
      notices.say(
        l10n.t('{0} holds {1} images; the first {2} are judged.', name, number(array.count), number(most)),
      );
    }
    await actions.evaluation.judgeFile(name, images);
  }
  return button({
    label: l10n.t('Judge a file…'),
    icon: 'folder-opened',
    title: l10n.t('Open images in a .npz archive or a .npy file and compare them with real digits'),
    onClick: () => {
      judge().catch((error: unknown) => notices.warn(errorMessage(error)));
    },
  });
}
