import type { KernelCode } from './kernel.ts';
import { MemberRunner } from './run-members.ts';
import type { RunPlan } from './run-plan.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/**
 * The side of a worker that answers: gives the answer to a message, if it asks for one. `perform` carries out tasks
 * other than to run members.
 */
export function createMemberServer(perform: (task: unknown) => unknown): (message: ToWorker) => FromWorker | undefined {
  const runner = new MemberRunner();
  const codes = new Map<number, KernelCode>();
  let plan: RunPlan | undefined;
  return (message) => {
    switch (message.kind) {
      case 'code':
        codes.set(message.number, message.code);
        runner.load(message.code, message.program);
        return undefined;
      case 'plan': {
        const code = codes.get(message.codeNumber);
        if (!code) throw new Error('A plan came before its code.');
        plan = { ...message.plan, code };
        return undefined;
      }
      case 'batch':
        if (!plan) throw new Error('A batch came before its plan.');
        return runBatch(runner, plan, message);
      case 'task':
        return { kind: 'result', result: perform(message.task) };
    }
  };
}

function runBatch(
  runner: MemberRunner,
  plan: RunPlan,
  { from, to, place, spare }: ToWorker & { kind: 'batch' },
): FromWorker {
  if (place) {
    const { buffer, width, at } = place;
    const runs = runner.run(plan, from, to, { values: new Float64Array(buffer), width, at });
    return { kind: 'runs', runs, values: undefined };
  }
  const length = plan.outputs.length * plan.schedule.times.length * (to - from);
  const buffer = spare && spare.byteLength >= 8 * length ? spare : new ArrayBuffer(8 * length);
  const values = new Float64Array(buffer, 0, length);
  const runs = runner.run(plan, from, to, { values, width: to - from, at: 0 });
  return { kind: 'runs', runs, values: buffer };
}
