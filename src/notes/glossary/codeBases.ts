/** A program whose names for a quantity the glossary gives. */
export interface CodeBase {
  /** How running text names it. */
  readonly name: string;
  readonly url: string;
}

const gitHub = (repository: string): CodeBase => ({
  name: repository,
  url: `https://github.com/${repository}`,
});

/** Hugging Face's library, and the code that the papers' authors published. */
export const codeBases = {
  diffusers: { ...gitHub('huggingface/diffusers'), name: 'diffusers' },
  ddpm: gitHub('hojonathanho/diffusion'),
  ddim: gitHub('ermongroup/ddim'),
  scoreSde: gitHub('yang-song/score_sde_pytorch'),
  ncsn: gitHub('ermongroup/ncsn'),
  improvedDdpm: gitHub('openai/improved-diffusion'),
  guidedDiffusion: gitHub('openai/guided-diffusion'),
  flowMatching: gitHub('facebookresearch/flow_matching'),
  rectifiedFlow: gitHub('gnobitab/RectifiedFlow'),
  edm: gitHub('NVlabs/edm'),
  vdm: gitHub('google-research/vdm'),
} as const satisfies Readonly<Record<string, CodeBase>>;

export type CodeBaseId = keyof typeof codeBases;
