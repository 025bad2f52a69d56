import { performColumnTask } from '../src/analysis/column-task.ts';
import { createMemberServer } from '../src/engine/member-server.ts';
import type { ToWorker } from '../src/engine/worker-protocol.ts';

const answer = createMemberServer(performColumnTask);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const reply = answer(data);
  if (reply) postMessage(reply, { transfer: reply.kind === 'runs' && reply.values ? [reply.values] : [] });
});
