import { parentPort } from 'node:worker_threads';
import { createMemberServer } from '../engine/member-server.ts';
import type { ToWorker } from '../engine/worker-protocol.ts';

const answer = createMemberServer();

parentPort?.on('message', (message: ToWorker) => {
  const reply = answer(message);
  if (reply) parentPort?.postMessage(reply, reply.values ? [reply.values] : []);
});
