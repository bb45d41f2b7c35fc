import type { DataSet } from '../../src/datasets/dataSet';
import { openDataSet } from '../../src/datasets/openDataSet';
import type { DataSetId } from '../../src/protocol/playgroundState';

/** The data sets of the extension's one file, each opened when it is first needed. */
export class DataSets {
  private readonly opened = new Map<DataSetId, DataSet>();

  constructor(private readonly file: ArrayBuffer) {}

  open(id: DataSetId): DataSet {
    let data = this.opened.get(id);
    if (!data) {
      data = openDataSet(id, this.file);
      this.opened.set(id, data);
    }
    return data;
  }
}
