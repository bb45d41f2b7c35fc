import 'mocha/mocha';

export interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly error?: string;
}

export interface SuiteResult {
  readonly tests: readonly TestResult[];
}

/** Runs every test file. mocha's browser build is used: it needs neither a file system nor dynamic imports. */
export async function runSuite(): Promise<SuiteResult> {
  mocha.setup({ ui: 'bdd', timeout: 180_000, reporter: Mocha.reporters.Base });
  // Loaded only now: the files call `describe` at once.
  await import('./suite');
  const tests: TestResult[] = [];
  return new Promise((resolve) => {
    // The browser build's own `run` reads the page's address; the prototype's does not.
    const runner = Mocha.prototype.run.call(mocha, () => resolve({ tests }));
    const add = (test: Mocha.Runnable, state: TestResult['state'], error?: Error): void => {
      tests.push({
        title: test.fullTitle(),
        state,
        milliseconds: test.duration ?? 0,
        ...(error ? { error: error.stack ?? error.message } : {}),
      });
    };
    runner.on('pass', (test) => add(test, 'passed'));
    runner.on('fail', (test, error: Error) => add(test, 'failed', error));
    runner.on('pending', (test) => add(test, 'skipped'));
  });
}
