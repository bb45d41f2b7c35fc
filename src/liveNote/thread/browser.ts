// What renders notes for export, for a web worker of the browser's extension host.
import { serveInBrowser } from '../../threads/serveInBrowser';
import { answerLiveNote } from './answerLiveNote';

serveInBrowser(answerLiveNote);
