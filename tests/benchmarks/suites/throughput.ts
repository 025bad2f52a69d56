import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { scalarKernel, simdKernel } from '../../../src/engine/compiled-kernel.ts';
import { createInterpreter } from '../../../src/engine/interpreter.ts';
import type { KernelFactory } from '../../../src/engine/kernel.ts';
import { type Build, type CProgram, exactBuild, hasGcc, widestBuild } from '../c/c-program.ts';
import { firstMembers as firstOfBlock, startChecked } from '../c/check-c.ts';
import { checkPort, differenceBetween, largestDifference } from '../check-port.ts';
import { drawTape } from '../declared/tape.ts';
import { declaredValues } from '../declared/values.ts';
import { declaredBlock } from '../declared-block.ts';
import { type Contestant, race, secondsOf, speedOver, warmUp } from '../harness.ts';
import { findAgentscript } from '../ports/agentscript.ts';
import { findFlocc } from '../ports/flocc.ts';
import { reasonOf } from '../ports/load-framework.ts';
import { plainObjects } from '../ports/plain-objects.ts';
import { type FoundPort, firstMembers, type Port } from '../ports/port.ts';
import { findMesa, findNumpy } from '../ports/python-port.ts';
import { runReference } from '../reference.ts';
import type { Report } from '../report.ts';
import { planDeclared, runDeclared } from '../run-declared.ts';
import type { Suite } from './suite.ts';

const actors = 3;
const members = 1000;
const steps = 300;

const simdName = 'kernel, vectors';

/** What the kernel should at least be compared with others, as in the issue that asked for it. */
const goals: readonly (readonly [name: string, goal: number])[] = [
  [exactBuild.name, 0.9],
  [widestBuild.name, 0.36],
  [plainObjects.name, 12],
  ['agentscript', 40],
  ['flocc', 200],
  ['Mesa', 150],
  ['NumPy, 1000 members together', 2],
];

/** The declared model on one thread by every implementation there is here. */
export const throughput: Suite = {
  name: 'throughput',
  what: 'the declared model on one thread: this kernel, C, plain objects, frameworks and NumPy',
  async run(report, options) {
    const folder = await mkdtemp(join(tmpdir(), 'counterpoise-frameworks-'));
    const programs: CProgram[] = [];
    try {
      const c = await cContestants(programs, report);
      const ports = await portContestants(folder, report);
      const kernels = await kernelContestants();
      const title = `Declared model, ${members} members of ${steps} steps, one thread`;
      const table = await race(title, 'million run-steps per second', [...kernels, ...c, ...ports], options);
      report.table(table);
      for (const [name, goal] of goals) {
        report.goal({ name: `kernel / ${name}`, measured: speedOver(table, simdName, name), goal, bound: 'least' });
      }
    } finally {
      for (const program of programs) await program.close();
      await rm(folder, { recursive: true });
    }
  },
};

async function kernelContestants(): Promise<Contestant[]> {
  const plan = planDeclared(actors, members);
  const block = declaredBlock(plan, drawTape(actors, members, steps));
  const few = firstOfBlock(block, 16);
  const short = drawTape(actors, 1, 40);
  const values = new Float64Array(plan.outputs.length * steps * members);
  const contestants: Contestant[] = [];
  const kinds: readonly (readonly [string, KernelFactory, typeof block])[] = [
    [simdName, simdKernel, block],
    ['kernel, without vectors', scalarKernel, block],
    ['interpreter', createInterpreter, few],
  ];
  for (const [name, factory, some] of kinds) {
    const difference = differenceBetween(runDeclared(short, {}, factory), runReference(short));
    if (!(difference <= largestDifference)) throw new Error(`${name} differs from the reference by ${difference}.`);
    const kernel = factory(plan.code);
    const work = () => kernel.run(plan.schedule, some, { values, width: some.count, at: 0 });
    await warmUp(work);
    contestants.push({ name, work: some.count * steps, run: () => secondsOf(work) });
  }
  return contestants;
}

async function cContestants(programs: CProgram[], report: Report): Promise<Contestant[]> {
  if (!(await hasGcc())) {
    report.notice('There is no gcc here: the kernel is not compared with C.');
    return [];
  }
  const plan = planDeclared(actors, members);
  const block = declaredBlock(plan, drawTape(actors, members, steps));
  const contestants: Contestant[] = [];
  for (const build of [exactBuild, widestBuild]) {
    const program = await tryBuild(build, () => startChecked(build, plan.code, plan.schedule, block), report);
    if (!program) continue;
    programs.push(program);
    contestants.push({ name: build.name, work: members * steps, run: () => program.run() });
  }
  return contestants;
}

async function tryBuild(
  { name }: Build,
  start: () => Promise<CProgram>,
  report: Report,
): Promise<CProgram | undefined> {
  try {
    return await start();
  } catch (error) {
    report.notice(`${name} is left out: ${reasonOf(error)}`);
    return undefined;
  }
}

/** Ports, and members that each can run in about half a second. */
async function portContestants(folder: string, report: Report): Promise<Contestant[]> {
  await installFrameworks(folder, report);
  const found: readonly (readonly [string, FoundPort, number])[] = [
    [plainObjects.name, { port: plainObjects }, 400],
    ['agentscript', await findAgentscript(folder), 150],
    ['flocc', await findFlocc(folder), 30],
    ['NumPy', await findNumpy({}, 1000), 1000],
    ['NumPy', await findNumpy({}, 4000), 4000],
    ['Mesa', await findMesa(), 40],
  ];
  const values = declaredValues(actors);
  const tape = drawTape(actors, 4000, steps);
  const contestants: Contestant[] = [];
  for (const [name, port, count] of found) {
    if ('missing' in port) report.notice(`${name} is left out: ${port.missing}`);
    else contestants.push(await contestant(port.port, count));
  }
  report.notice(
    'MASON is not run here; outside, with a model of this size, it made 0.72 million run-steps per second.',
  );
  return contestants;

  async function contestant(port: Port, count: number): Promise<Contestant> {
    await checkPort(port, actors, 40);
    const some = firstMembers(tape, count);
    return { name: port.name, work: count * steps, warmsUpItself: true, run: () => port.time(values, some) };
  }
}

/** Fetches the frameworks into a folder of their own; none of them is a dependency of this program. */
async function installFrameworks(folder: string, report: Report): Promise<void> {
  const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  try {
    await promisify(execFile)('npm', ['install', ...options, 'agentscript@0.10.27', 'flocc@0.7.0']);
  } catch (error) {
    report.notice(`agentscript and flocc could not be fetched: ${reasonOf(error)}`);
  }
}
