/** What a run does now; jobs go before training. */
export type RunPhase = 'closed' | 'idle' | 'training' | 'paused' | JobPhase;

/** What is under way besides training. */
export type JobPhase = 'sampling' | 'evaluating' | 'checking';
