import { describe, expect, it } from 'vitest';
import { defaultPlaygroundState, lossIds } from '../../../../../src/protocol/playgroundState';
import { createScheduler } from '../../../../../src/diffusion/samplers/createScheduler';
import { samplerIds, samplers } from '../../../../../src/protocol/samplers';
import { folderReadme } from '../../../../../webview/engine/models/diffusers/folderReadme';
import { schedulerFile } from '../../../../../webview/engine/models/diffusers/schedulerFile';
import { samplerFor, schedulerFor } from '../../../../../webview/engine/sampling/planFor';

/** What the Python line that a sampler's name stands behind hands to from_config. */
function stated(readme: string, name: string): Record<string, unknown> {
  const line = readme.split('\n').find((each) => each.endsWith(`)  # ${name}`));
  const [, className = '', more = ''] = /^(\w+)\.from_config\(config(.*)\)  # /.exec(line ?? '') ?? [];
  const given = [...more.matchAll(/, (\w+)=([^,]+)/g)].map(([, key = '', value = '']): [string, unknown] => [
    key,
    JSON.parse(value.replace(/^True$/, 'true').replace(/^False$/, 'false')),
  ]);
  return { _class_name: className, ...Object.fromEntries<unknown>(given) };
}

describe('the README of a folder for diffusers', () => {
  it.each(lossIds)('sets every sampler of a network that predicts %s as the page does', (loss) => {
    const schedule = {
      ...defaultPlaygroundState.schedule,
      ...(loss === 'flow' ? { kind: 'flow' as const } : {}),
    };
    const readme = folderReadme({ loss });
    const file = schedulerFile({ schedule, loss });
    const offered = samplerIds.filter((id) => samplerFor(id, loss) === id);
    expect(offered.length).toBeGreaterThan(1);
    for (const sampler of offered) {
      const theirs = createScheduler({ ...file, ...stated(readme, samplers[sampler].name) }).config;
      const ours = schedulerFor(schedule, loss, { ...defaultPlaygroundState.sample, sampler }).config;
      expect(theirs.trained_betas).toBe(null);
      // The page writes β out. Of the variances, others than DDPM ask only whether they are learned.
      const { beta_schedule, beta_start, beta_end, variance_type } = theirs;
      expect({
        ...ours,
        ...{ trained_betas: null, beta_schedule, beta_start, beta_end },
        ...(sampler === 'ddpm' ? {} : { variance_type }),
      }).toEqual(theirs);
    }
  });

  it('names the argument that makes DDIM the page’s, which is none of the configuration', () => {
    const line = 'x = scheduler.step(model_output, t, x, eta=0.0, use_clipped_model_output=True).prev_sample';
    expect(folderReadme({ loss: 'epsilon' }).split('\n')).toContain(line);
    expect(folderReadme({ loss: 'flow' })).not.toContain('use_clipped_model_output');
  });
});
