// Runs a built thread of the extension on the tour's formulas, and prints how much memory is in use in it.
const { readFileSync } = require('node:fs');
const { MessageChannel, Worker } = require('node:worker_threads');

const [kind, root] = process.argv.slice(2);
const text = readFileSync(`${root}/media/tour/en.md`, 'utf8');
const formulas = [...text.matchAll(/\$\$([^$]+)\$\$|\$([^$\n]+)\$/g)].map(
  ([, display, inline]) => display ?? inline,
);
const { script, questions } = {
  check: {
    script: 'check.js',
    questions: [
      { type: 'language', translations: {} },
      { type: 'check', request: { key: 'tour', text, options: {}, rules: {} } },
    ],
  },
  mathJax: {
    script: 'mathJax.js',
    questions: formulas.map((tex) => ({ tex, color: '#000', display: true })),
  },
}[kind];

const { port1: inside, port2: outside } = new MessageChannel();
const program = `
const { workerData } = require('node:worker_threads');
workerData.inside.on('message', () => {
  global.gc();
  workerData.inside.postMessage(process.memoryUsage().heapUsed);
});
require(workerData.script);`;
const thread = new Worker(program, {
  eval: true,
  workerData: { inside, script: `${root}/dist/${script}` },
  transferList: [inside],
});
let answers = 0;
thread.on('message', ({ type, message }) => {
  if (type === 'failed') {
    throw new Error(message);
  }
  if (type === 'loaded') {
    questions.forEach((question, id) => thread.postMessage({ id, question }));
    return;
  }
  answers += 1;
  if (answers === questions.length) {
    outside.postMessage('heap');
  }
});
outside.on('message', (heapBytes) => {
  console.log(JSON.stringify({ heapBytes }));
  process.exit();
});
