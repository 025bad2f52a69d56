import type { MemberBlock } from '../../src/engine/kernel.ts';
import { MemberRunner } from '../../src/engine/run-members.ts';
import type { RunPlan } from '../../src/engine/run-plan.ts';

/** Settings and shocks of the first members of a plan, as a kernel gets them. */
export function preparedMembers(plan: RunPlan, members = plan.members): MemberBlock {
  const blocks: MemberBlock[] = [];
  const runner = new MemberRunner(() => ({
    run(_, block) {
      blocks.push(block);
      return { fingerprints: new Uint32Array(0), finite: new Uint8Array(block.count) };
    },
  }));
  runner.run(plan, 0, members, { values: new Float64Array(0), width: members, at: 0 });
  const [block] = blocks;
  if (!block) throw new Error('The runner ran no members.');
  return block;
}
