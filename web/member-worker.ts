import { MemberRunner } from '../src/engine/run-members.ts';
import type { MemberAnswer, MemberRequest } from './member-pool.ts';

let runner: { plan: number; members: MemberRunner } | null = null;

/** Runs members of the plan that was sent last; the pool sends a plan before the first of its batches. */
addEventListener('message', ({ data }: MessageEvent<MemberRequest>) => {
  if (data.plan) runner = { plan: data.planNumber, members: new MemberRunner(data.plan) };
  if (!runner || runner.plan !== data.planNumber) throw new Error('A batch came before its plan.');
  const runs = [];
  for (let member = data.from; member < data.to; member += 1) runs.push(runner.members.run(member));
  const answer: MemberAnswer = { batch: data.batch, runs };
  postMessage(answer, { transfer: runs.map(({ values }) => values.buffer) });
});
