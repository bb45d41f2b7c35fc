// The formula checker's script beside the extension host.
import { serve } from '../serve';
import { answerCheck } from './checkProtocol';

void serve(answerCheck);
