import type { OpenThread } from '../../../src/threads/openThread';
import type { Answered, Asked } from '../../../src/threads/threadProtocol';

/** A thread that answers what the test says. */
export interface FakeThread<Question, Answer> {
  readonly asked: Asked<Question>[];
  ended: boolean;
  readonly hear: (answered: Answered<Answer>) => void;
  readonly failed: (error: Error) => void;
  /** Answers a question by its place among those asked, from 0. */
  answer(index: number, answer: Answer): void;
}

/** Opens fake threads, and keeps them in the order in which they were opened. */
export function fakeThreads<Question, Answer>() {
  const opened: FakeThread<Question, Answer>[] = [];
  const open: OpenThread<Asked<Question>, Answered<Answer>> = ({ answer: hear, failed }) => {
    const thread: FakeThread<Question, Answer> = {
      asked: [],
      ended: false,
      hear,
      failed,
      answer: (index, answer) => hear({ type: 'answer', id: thread.asked[index]?.id ?? -1, answer }),
    };
    opened.push(thread);
    return Promise.resolve({
      ask: (asked) => thread.asked.push(asked),
      end: () => {
        thread.ended = true;
      },
    });
  };
  return { opened, open };
}
