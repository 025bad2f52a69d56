import { parentPort } from 'node:worker_threads';
import { MemberRunner } from '../engine/run-members.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

let runner: MemberRunner | undefined;

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'plan') {
    runner = new MemberRunner(message.plan);
    return;
  }
  const runs: FromWorker = Array.from({ length: message.to - message.from }, (_, at) => {
    if (!runner) throw new Error('A batch came before its plan.');
    return runner.run(message.from + at);
  });
  parentPort?.postMessage(
    runs,
    runs.map(({ values }) => values.buffer as ArrayBuffer),
  );
});
