import { isOwnDataId } from '../../src/base/ownDataId';
import type { DataSet } from '../../src/datasets/dataSet';
import { openDataSet } from '../../src/datasets/openDataSet';
import type { DataSetId } from '../../src/protocol/playgroundState';
import type { OwnDataLibrary } from './ownData/ownDataLibrary';

/** The data sets of the extension's one file, each opened when it is first needed, and those of the user's own. */
export class DataSets {
  private readonly opened = new Map<DataSetId, DataSet>();

  constructor(
    private readonly file: ArrayBuffer,
    readonly own: OwnDataLibrary,
  ) {}

  /** Own data that are not here yet, or not at all, are blank. */
  open(id: DataSetId): DataSet {
    let data = this.opened.get(id);
    if (!data) {
      data = (isOwnDataId(id) ? this.own.dataSet(id) : undefined) ?? openDataSet(id, this.file);
      if (!isOwnDataId(id)) {
        this.opened.set(id, data);
      }
    }
    return data;
  }
}
