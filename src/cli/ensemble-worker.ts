import { parentPort } from 'node:worker_threads';
import { performColumnTask } from '../analysis/column-task.ts';
import { createMemberServer } from '../engine/member-server.ts';
import type { ToWorker } from '../engine/worker-protocol.ts';

const answer = createMemberServer(performColumnTask);

parentPort?.on('message', (message: ToWorker) => {
  const reply = answer(message);
  if (reply) parentPort?.postMessage(reply, reply.kind === 'runs' && reply.values ? [reply.values] : []);
});
