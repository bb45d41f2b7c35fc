import { errorMessage } from '../base/errorMessage';

/** A question to a thread; its answer carries the same number. */
export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What a thread says; `loaded` comes once, when it is ready for questions. */
export type Answered<Answer> =
  | { readonly type: 'loaded' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

/** Answers a question; an error is an answer too. */
export function answered<Question, Answer>(
  { id, question }: Asked<Question>,
  answer: (question: Question) => Answer,
): Answered<Answer> {
  try {
    return { type: 'answer', id, answer: answer(question) };
  } catch (error) {
    return { type: 'failed', id, message: errorMessage(error) };
  }
}
