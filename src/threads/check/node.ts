// The formula checker's script for a thread of Node's.
import { serveInNode } from '../serveInNode';
import { answerCheck } from './checkProtocol';

serveInNode(answerCheck);
