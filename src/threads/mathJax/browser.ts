// MathJax's script for a web worker of the browser's extension host.
import { serveInBrowser } from '../serveInBrowser';
import { texToSvg } from './mathJax';
import type { TexRequest } from './texPicture';

serveInBrowser(({ tex, color, display }: TexRequest) => texToSvg(tex, color, display));
