import { expect, test } from 'vitest';
import type { ToWorker } from './protocol.ts';
import { sampleResult } from './sample.ts';
import { Scheduler } from './scheduler.ts';
import type { StudyRequest } from './study-types.ts';

const choice = { scenario: 'middle', levers: {}, set: {} };
const request = (seed: string): StudyRequest => {
  return { baseline: choice, current: choice, members: 10, seed, uncertainty: 'both', series: [], fingerprint: true };
};
const result = sampleResult([], () => 0);

function record() {
  const sent: ToWorker[] = [];
  const told: string[] = [];
  const scheduler = new Scheduler((message) => sent.push(message), {
    onProgress: (done, total) => told.push(`${done}/${total}`),
    onResult: (_, complete, { seed }) => told.push(`${complete ? 'complete' : 'partial'} ${seed}`),
    onProblems: (problems) => told.push(...problems),
  });
  return { sent, told, scheduler };
}

test('a request is sent and answered, partially and then completely', () => {
  const { sent, told, scheduler } = record();
  scheduler.request(request('a'));
  expect(sent.map(({ kind }) => kind)).toEqual(['run']);
  scheduler.receive({ kind: 'progress', generation: 1, done: 5, total: 10 });
  scheduler.receive({ kind: 'result', generation: 1, result, complete: false });
  expect(scheduler.isRunning).toBe(true);
  scheduler.receive({ kind: 'result', generation: 1, result, complete: true });
  expect(scheduler.isRunning).toBe(false);
  expect(told).toEqual(['5/10', 'partial a', 'complete a']);
});

test('the latest request wins: the one before is cancelled, and what still comes of it is dropped', () => {
  const { sent, told, scheduler } = record();
  scheduler.request(request('a'));
  scheduler.request(request('b'));
  expect(sent.map((message) => [message.kind, 'generation' in message && message.generation])).toEqual([
    ['run', 1],
    ['cancel', 1],
    ['run', 2],
  ]);
  scheduler.receive({ kind: 'result', generation: 1, result, complete: true });
  scheduler.receive({ kind: 'problems', generation: 1, problems: ['late'] });
  expect(told).toEqual([]);
  scheduler.receive({ kind: 'result', generation: 2, result, complete: true });
  expect(told).toEqual(['complete b']);
});

test('nothing is told of what was cancelled', () => {
  const { sent, told, scheduler } = record();
  scheduler.request(request('a'));
  scheduler.cancel();
  scheduler.cancel();
  scheduler.receive({ kind: 'result', generation: 1, result, complete: true });
  expect(told).toEqual([]);
  expect(sent.map(({ kind }) => kind)).toEqual(['run', 'cancel']);
});

test('problems end a request', () => {
  const { told, scheduler } = record();
  scheduler.request(request('a'));
  scheduler.receive({ kind: 'problems', generation: 1, problems: ['It broke.'] });
  expect(told).toEqual(['It broke.']);
  expect(scheduler.isRunning).toBe(false);
});
