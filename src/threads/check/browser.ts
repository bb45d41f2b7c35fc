// The formula checker's script for a web worker of the browser's extension host.
import { serveInBrowser } from '../serveInBrowser';
import { answerCheck } from './checkProtocol';

serveInBrowser(answerCheck);
