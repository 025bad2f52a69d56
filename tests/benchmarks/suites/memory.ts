import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Suite } from './suite.ts';

const script = fileURLToPath(new URL('../../../dist/bench/peak-memory.js', import.meta.url));
const large = 100_000;

/** What a large ensemble takes, in a process of its own. */
export const memory: Suite = {
  name: 'memory',
  what: `most memory of a process that summarises ${large} members exactly, in two workers`,
  async run(report) {
    for (const members of [100, large]) {
      const { stdout } = await promisify(execFile)(process.execPath, [script, String(members)]);
      const { seconds, bytes }: { seconds: number; bytes: number } = JSON.parse(stdout);
      const megabytes = bytes / 1e6;
      report.notice(`${members} members took ${megabytes.toFixed(0)} MB and ${seconds.toFixed(1)} s.`);
      if (members === large) {
        report.goal({ name: `megabytes at ${large} members`, measured: megabytes, goal: 300, bound: 'most' });
      }
    }
  },
};
