import * as l10n from '@vscode/l10n';
import { plainName } from '../../../../src/safetensors';
import type { UNetConfig } from '../../graph/unetConfig';
import { readUNetConfig } from './readUNetConfig';
import { inFile, type Folder } from './folder';
import { readPythonJson } from './pythonJson';
import { unetDefaults, unetKeys, unsupportedKey } from './unetConfigFile';

/** A network as its folder describes it. */
export interface UNetReading {
  readonly config: UNetConfig;
  /** Where its files are: empty, or ending in `/`. */
  readonly folder: string;
  /** Whether the file says how large the images are; `config` then has the size that was given. */
  readonly statesSize: boolean;
  /** Keys that no UNet2DModel has that is known here. */
  readonly unused: readonly string[];
}

/**
 * Reads the config.json of a folder; `side` is how large images are where the file leaves it open.
 * @throws {Error} with a sentence that names the file and the key.
 */
export function readUNetFolder(files: Folder, side: number | undefined): UNetReading {
  const folder = files.has('unet/config.json') ? 'unet/' : '';
  const path = `${folder}config.json`;
  const file = files.get(path);
  if (!file) {
    throw new RangeError(
      l10n.t(
        'The folder has neither unet/config.json nor config.json; choose the folder that diffusers saved.',
      ),
    );
  }
  const value = readPythonJson(path, new TextDecoder().decode(file));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(l10n.t('{0} is not a JSON object.', path));
  }
  return inFile(path, () => {
    const stated = value as Readonly<Record<string, unknown>>;
    refuseUnsupported(stated);
    const size = imageSide(stated['sample_size']);
    if (size === undefined && side === undefined) {
      throw new RangeError(l10n.t('It does not say how large the images are (sample_size).'));
    }
    const network = {
      ...unetDefaults,
      ...stated,
      act_fn: activation(stated['act_fn']),
      sample_size: size ?? side,
    };
    return {
      config: readUNetConfig(JSON.stringify(network)),
      folder,
      statesSize: size !== undefined,
      unused: Object.entries(stated)
        .filter(
          ([key, each]) => !key.startsWith('_') && !unetKeys.has(key) && each !== null && each !== false,
        )
        .map(([key]) => key),
    };
  });
}

function refuseUnsupported(stated: Readonly<Record<string, unknown>>): void {
  const unsupported = unsupportedKey(stated);
  if (!unsupported) {
    return;
  }
  const [key, asked] = unsupported;
  const text = typeof asked === 'string' ? plainName(asked) : JSON.stringify(asked);
  throw new RangeError(
    l10n.t(
      '{0} is {1}, which this network does not have. Choose a UNet2DModel with the default.',
      key,
      text !== undefined && plainName(text) ? text : '…',
    ),
  );
}

/** diffusers has two names for SiLU, in capitals or not. */
function activation(stated: unknown): unknown {
  if (typeof stated !== 'string') {
    return stated ?? unetDefaults.act_fn;
  }
  const name = stated.toLowerCase();
  if (name === 'silu' || name === 'swish') {
    return 'silu';
  }
  throw new RangeError(
    l10n.t('act_fn is {0}, but the residual blocks here compute SiLU only.', plainName(name) ?? '…'),
  );
}

/** One side for both, whether or not the file states them as a pair; undefined when it leaves the size open. */
function imageSide(stated: unknown): unknown {
  if (!Array.isArray(stated)) {
    return stated ?? undefined;
  }
  const [height, width] = stated as readonly unknown[];
  if (stated.length === 2 && height === width) {
    return height;
  }
  throw new RangeError(
    l10n.t('sample_size is not that of square images, and only square images can be shown.'),
  );
}
