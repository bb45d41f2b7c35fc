/** The weights of a network as `save_pretrained` writes them: one file, or all parts of it in their order. */
export interface WeightFiles {
  readonly names: readonly string[];
  /** Of save_pretrained, e.g. fp16 or non_ema; empty for the usual files. */
  readonly variant: string;
  /** How many parts there should be. */
  readonly parts: number;
}

/** The variant stands before or after the number of the part, by diffusers' version. */
const pattern =
  /^diffusion_pytorch_model(?:\.(\w{1,40}))?(?:-(\d{5})-of-(\d{5}))?(?:\.(\w{1,40}))?\.safetensors$/;
/** The averaged weights in full before those in half precision, and those before any other. */
const order = ['', 'ema', 'fp32', 'fp16', 'bf16'];

/** Which of a folder's files hold the weights that are read; undefined when none does. */
export function weightFiles(names: readonly string[]): WeightFiles | undefined {
  const found = new Map<string, WeightFiles>();
  for (const name of [...names].sort()) {
    const match = pattern.exec(name);
    if (!match) {
      continue;
    }
    const [, before, part, of, after] = match;
    const variant = before ?? after ?? '';
    const key = `${variant} ${of ?? ''}`;
    const others = part === undefined ? [] : (found.get(key)?.names ?? []);
    found.set(key, { names: [...others, name], variant, parts: Number(of ?? 1) });
  }
  const rank = ({ variant, parts }: WeightFiles): number =>
    2 * (order.includes(variant) ? order.indexOf(variant) : order.length) + (parts === 1 ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b))[0];
}
