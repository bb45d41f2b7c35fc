// The tiny network of digits as a script, for the preview, which may not fetch.
import weights from '../../media/models/digits16-tiny/diffusion_pytorch_model.safetensors';

globalThis.diffusionDigits = weights;
