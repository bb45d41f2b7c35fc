// What renders notes for export, beside the extension host or the command line.
import { serve } from '../../threads/serve';
import { answerLiveNote } from './answerLiveNote';

void serve(answerLiveNote);
