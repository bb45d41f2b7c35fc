// What larger networks of images did elsewhere, as a script, for the preview, which may not fetch and is too slow for them.
import losses from '../../media/models/digits16-tiny/loss.csv';
import samples from '../../media/models/digits16-tiny/samples.png';
import sampling from '../../media/models/digits16-cond-small/sampling.png';

globalThis.diffusionRecording = { sampling, training: { losses, samples } };
