import { Study, type StudyRequest } from '../../../src/analysis/study.ts';
import type { RunPlan } from '../../../src/engine/run-plan.ts';
import { shippedLibrary } from '../../support/library.ts';
import { expectOk } from '../../support/run.ts';
import { type BenchBrowser, openBrowser } from '../bench-browser.ts';
import { type CProgram, exactBuild, hasGcc, widestBuild } from '../c/c-program.ts';
import { startChecked } from '../c/check-c.ts';
import { frameRequest, frameScenario } from '../frame-request.ts';
import { type Contestant, race, secondsOf, speedOver, warmUp } from '../harness.ts';
import { nodePool } from '../node-pool.ts';
import type { FrameAnswer, FrameQuestion } from '../page/coordinator.ts';
import { reasonOf } from '../ports/load-framework.ts';
import { preparedMembers } from '../prepared-members.ts';
import type { Report } from '../report.ts';
import type { Suite } from './suite.ts';

const members = 1000;
const mention = { file: '(benchmark)', line: 1, column: 1 };
const warmUpMilliseconds = 3000;
const inNode = 'slider to bands, Node, 2 workers';
const inBrowser = 'slider to bands, Chromium, 2 workers';

/** From a moved slider to exact bands, baseline and tape being there. */
export const frame: Suite = {
  name: 'frame',
  what: 'from a moved slider to exact bands of 12 variables, in Node and in Chromium, beside C simulating the same',
  async run(report, options) {
    const ends: (() => Promise<void>)[] = [];
    try {
      const node = await nodeContestant(ends);
      const browser = await browserContestant(ends, report);
      const c = await cContestants(node.plan, ends, report);
      const title = `${frameScenario}, ${members} members, a moved lever`;
      const table = await race(title, 'milliseconds', [...c, node.contestant, ...browser], options);
      report.table(table);
      for (const name of [inNode, inBrowser]) {
        const measured = 1 / speedOver(table, name, threads(exactBuild.name));
        report.goal({ name: `${name} / ${threads(exactBuild.name)}, time`, measured, goal: 2, bound: 'most' });
      }
    } finally {
      for (const end of ends) await end();
    }
  },
};

const threads = (name: string) => `simulation only, ${name}, 2 threads`;

async function nodeContestant(ends: (() => Promise<void>)[]): Promise<{ contestant: Contestant; plan: RunPlan }> {
  const pool = nodePool(2);
  ends.push(() => pool.close());
  const plans: RunPlan[] = [];
  const study = new Study(shippedLibrary(), {
    parallel: pool.parallel,
    memory: pool.memory,
    run(plan, from, to, place) {
      if (plans.at(-1) !== plan) plans.push(plan);
      return pool.run(plan, from, to, place);
    },
  });
  const workbench = expectOk(study.open(frameScenario, undefined, mention));
  let place = 0;
  const next = (): StudyRequest => {
    place += 1;
    return frameRequest(workbench, members, place);
  };
  const move = async () => expectOk(await study.compare(next(), mention));
  await warmUp(move, warmUpMilliseconds);
  const plan = plans.at(-1);
  if (!plan) throw new Error('The study ran nothing.');
  const run = () => {
    plans.length = 0;
    return secondsOf(move);
  };
  return { contestant: { name: inNode, work: 1, run }, plan };
}

async function browserContestant(ends: (() => Promise<void>)[], report: Report): Promise<Contestant[]> {
  let opened: BenchBrowser;
  try {
    opened = await openBrowser('bench-page');
  } catch (error) {
    report.notice(`There is no browser here: ${reasonOf(error)}`);
    return [];
  }
  ends.push(() => opened.close());
  const page = await opened.browser.newPage();
  await page.goto(opened.address);
  await page.waitForFunction(() => 'frame' in globalThis);
  if (!(await page.evaluate(() => globalThis.crossOriginIsolated))) report.notice('The page shares no memory.');
  let place = 0;
  const run = async () => {
    place += 1;
    const { seconds } = await page.evaluate(
      (question) => (globalThis as unknown as { frame(asked: FrameQuestion): Promise<FrameAnswer> }).frame(question),
      { members, place },
    );
    return seconds;
  };
  await warmUp(run, warmUpMilliseconds);
  return [{ name: inBrowser, work: 1, run }];
}

async function cContestants(plan: RunPlan, ends: (() => Promise<void>)[], report: Report): Promise<Contestant[]> {
  if (!(await hasGcc())) {
    report.notice('There is no gcc here: frames are not compared with C.');
    return [];
  }
  const block = preparedMembers(plan);
  const contestants: Contestant[] = [];
  for (const build of [exactBuild, widestBuild]) {
    const program: CProgram = await startChecked(build, plan.code, plan.schedule, block);
    ends.push(() => program.close());
    contestants.push({ name: threads(build.name), work: 1, run: () => program.run(2) });
  }
  return contestants;
}
