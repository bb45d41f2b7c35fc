// MathJax's script beside the extension host.
import { serve } from '../serve';
import { texToSvg } from './mathJax';
import type { TexRequest } from './texPicture';

void serve(({ tex, color, display }: TexRequest) => texToSvg(tex, color, display));
