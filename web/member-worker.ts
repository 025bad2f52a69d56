import { createMemberServer } from '../src/engine/member-server.ts';
import type { ToWorker } from '../src/engine/worker-protocol.ts';

const answer = createMemberServer();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const reply = answer(data);
  if (reply) postMessage(reply, { transfer: reply.values ? [reply.values] : [] });
});
