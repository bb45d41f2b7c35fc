// MathJax's script for a thread of Node's.
import { serveInNode } from '../serveInNode';
import { texToSvg } from './mathJax';
import type { TexRequest } from './texPicture';

serveInNode(({ tex, color, display }: TexRequest) => texToSvg(tex, color, display));
