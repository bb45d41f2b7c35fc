// What renders notes for export, for a thread of Node's.
import { serveInNode } from '../../threads/serveInNode';
import { answerLiveNote } from './answerLiveNote';

serveInNode(answerLiveNote);
