import * as vscode from 'vscode';
import type { ToPage } from '../protocol/toPage';
import type { ModelAnswer } from '../protocol/modelExchange';
import { Failure } from '../window/failure';
import { sentence } from '../window/sentence';

type Numbered = Extract<ToPage, { type: 'exportModel' | 'estimateModel' | 'importModel' | 'exportSamples' }>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A question as a command states it. */
export type ModelQuestion = WithoutId<Numbered>;
/** An answer that is no refusal. */
export type GivenAnswer = Exclude<ModelAnswer, { kind: 'refused' }>;

interface Asked {
  readonly message: Numbered;
  readonly resolve: (answer: GivenAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** What the page was asked about models. Questions wait until there is a page that can answer. */
export class ModelQuestions {
  private readonly asked = new Map<number, Asked>();
  private waiting: Numbered[] = [];
  private ready = false;
  private nextId = 1;

  constructor(private readonly post: (message: Numbered) => void) {}

  /** @throws {Error} with the page's sentence when it refuses, or when it is closed before. */
  ask(question: ModelQuestion): Promise<GivenAnswer> {
    const id = this.nextId++;
    const message: Numbered = { ...question, id };
    return new Promise((resolve, reject) => {
      this.asked.set(id, { message, resolve, reject });
      if (this.ready) {
        this.post(message);
      } else {
        this.waiting.push(message);
      }
    });
  }

  receive(id: number, answer: ModelAnswer): void {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (answer.kind === 'refused') {
      asked?.reject(new Error(answer.reason));
    } else {
      asked?.resolve(answer);
    }
  }

  pageIsReady(): void {
    this.ready = true;
    for (const message of this.waiting.splice(0)) {
      this.post(message);
    }
  }

  /** What was asked before is lost with the page; what waits for one goes on waiting. */
  pageIsGone(): void {
    this.ready = false;
    const waiting = new Set(this.waiting.map(({ id }) => id));
    for (const [id, { reject }] of this.asked) {
      if (!waiting.has(id)) {
        this.asked.delete(id);
        reject(new Failure(sentence(vscode.l10n.t('The playground was closed before it was done.'))));
      }
    }
  }
}
