/** Whether a fence with these words behind it is a demo block. */
export const isDemoFence = (info: string): boolean => /^diffusion(\s|$)/i.test(info.trim());
