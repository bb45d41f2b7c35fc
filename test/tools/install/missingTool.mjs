/** A tool that is not here and could not be fetched. Its message is one sentence: what, why, what to do. */
export class MissingTool extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'MissingTool';
  }
}

/** Set DIFFUSION_OFFLINE=1 on a machine that must not download: what is missing is then named instead of fetched. */
export const offline = Boolean(process.env.DIFFUSION_OFFLINE);
