import { expect, it } from 'vitest';
import type { SamplerId } from '../../../../src/protocol/samplers';
import { samplerTraits, type SamplerSetting } from '../../../../webview/engine/sampling/samplerTraits';

it.each<[SamplerId, readonly SamplerSetting[]]>([
  ['ddim', ['steps', 'eta', 'spacing', 'clip', 'anew', 'threshold']],
  ['ddpm', ['clip', 'threshold']],
  ['euler', ['steps', 'levels', 'spacing']],
  ['euler_a', ['steps', 'spacing']],
  ['heun', ['steps', 'levels', 'spacing', 'clip']],
  ['lms', ['steps', 'levels', 'spacing']],
  ['pndm', ['steps', 'spacing']],
  ['dpmpp_2m', ['steps', 'levels', 'lu', 'spacing', 'threshold']],
  ['dpmpp_2m_sde', ['steps', 'levels', 'lu', 'spacing', 'threshold']],
  ['dpmpp_2s', ['steps', 'levels', 'lu', 'threshold']],
  ['deis', ['steps', 'levels', 'spacing', 'threshold']],
  ['unipc', ['steps', 'levels', 'spacing', 'threshold']],
  ['kdpm2', ['steps', 'levels', 'spacing']],
  ['kdpm2_a', ['steps', 'levels', 'spacing']],
  ['lcm', ['steps', 'clip', 'threshold']],
  ['tcd', ['steps', 'eta']],
  ['flow_euler', ['steps', 'levels']],
  ['flow_heun', ['steps']],
])('%s reads what its class in diffusers does', (id, settings) => {
  expect(samplerTraits(id).reads).toEqual(settings);
});

it('knows which samplers are for flow matching, and which ask the network twice', () => {
  const ids: readonly SamplerId[] = ['ddim', 'heun', 'kdpm2_a', 'flow_euler', 'flow_heun'];
  expect(ids.filter((id) => samplerTraits(id).forFlow)).toEqual(['flow_euler', 'flow_heun']);
  expect(ids.filter((id) => samplerTraits(id).evaluations === 2)).toEqual(['heun', 'kdpm2_a', 'flow_heun']);
});
