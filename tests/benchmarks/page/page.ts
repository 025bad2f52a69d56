import type { FrameAnswer, FrameQuestion } from './coordinator.ts';

const coordinator = new Worker(new URL('./coordinator.ts', import.meta.url), { type: 'module' });

/** Asks the coordinator for a frame, and gives the seconds that it took there. */
function frame(question: FrameQuestion): Promise<FrameAnswer> {
  return new Promise((resolve, reject) => {
    coordinator.onmessage = ({ data }: MessageEvent<FrameAnswer>) => resolve(data);
    coordinator.onerror = ({ message }) => reject(new Error(message));
    coordinator.postMessage(question);
  });
}

Object.assign(globalThis, { frame });
