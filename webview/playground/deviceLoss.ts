/** After one automatic rebuild the user is asked. */
const automaticRebuilds = 1;

/** A GPU that went away more often than is rebuilt without asking. */
export interface UnresolvedLoss {
  readonly reason: string;
  /** The step of the checkpoint that the run can go on from. */
  readonly step: number;
}

/** Counts how often the GPU was lost, and says whether to rebuild or to ask. */
export class DeviceLosses {
  private rebuilds = 0;

  /** @returns whether this loss is answered by a rebuild without asking */
  rebuildsByItself(): boolean {
    this.rebuilds += 1;
    return this.rebuilds <= automaticRebuilds;
  }

  /** The user chose to go on: the next loss is answered as the first was. */
  forgive(): void {
    this.rebuilds = 0;
  }
}
