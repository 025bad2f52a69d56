import type { CoordinatorAnswer } from './coordinator.ts';

/** What the page sends to the server that it came from. */
export type PageReport = CoordinatorAnswer & {
  /** Name and version of the browser. */
  readonly userAgent: string;
  /** Whether the page may share memory with workers. */
  readonly isIsolated: boolean;
};

function report(answer: CoordinatorAnswer): void {
  const whole: PageReport = { ...answer, userAgent: navigator.userAgent, isIsolated: crossOriginIsolated };
  void fetch('report', { method: 'POST', body: JSON.stringify(whole) });
}

const coordinator = new Worker(new URL('./coordinator.ts', import.meta.url), { type: 'module' });
coordinator.onmessage = ({ data }: MessageEvent<CoordinatorAnswer>) => report(data);
coordinator.onerror = ({ message }) => report({ error: message || 'The coordinator could not be started.' });
// Firefox ends workers that can be reached from nothing.
Object.assign(globalThis, { coordinator });
