/** Which job was asked for last: one that is still being prepared is given up for a later one, and when all is stopped. */
export class LastAsked {
  private last: object | undefined;

  /** @returns whether the job that is asked for now is still wanted. */
  ask(): () => boolean {
    const job = {};
    this.last = job;
    return () => this.last === job;
  }

  /** @returns whether `open` did what the job needs, and the job is still wanted after it. */
  async afterOpening(open: () => Promise<boolean>): Promise<boolean> {
    const isWanted = this.ask();
    return (await open()) && isWanted();
  }

  giveUp(): void {
    this.last = undefined;
  }
}
