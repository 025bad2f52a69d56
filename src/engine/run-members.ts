import { createInterpreter } from './interpreter.ts';
import type { Kernel, KernelFactory, Member } from './kernel.ts';
import { latinHypercube } from './latin-hypercube.ts';
import type { RunPlan } from './run-plan.ts';
import { normalQuantile, openStream } from './streams.ts';
import { hashNumbers } from './trajectory-hash.ts';

/** What one member of an ensemble gave. */
export interface MemberRun {
  readonly member: number;
  /** Values of the plan's outputs, `[output][step]`. */
  readonly values: Float64Array;
  readonly hash: string;
  /** Whether every value is a finite number; a member for which this is false counts as failed. */
  readonly finite: boolean;
}

/** Runs members of a plan. Keeps what they share: the kernel and the parameter sample. */
export class MemberRunner {
  readonly #plan: RunPlan;
  readonly #kernel: Kernel;
  #sample: Float64Array[] | undefined;

  /** `factory` makes the kernel; all kernels give the same bits. */
  constructor(plan: RunPlan, factory: KernelFactory = createInterpreter) {
    this.#plan = plan;
    this.#kernel = factory(plan.program, plan.schedule, [...plan.outputs.map(({ slot }) => slot), ...plan.hashed]);
  }

  /** Runs one member; its number, counted from 0, decides its luck and its parameters. */
  run(member: number): MemberRun {
    const { outputs, hashed, schedule } = this.#plan;
    const steps = schedule.times.length;
    const all = this.#kernel.run(this.#inputs(member));
    const width = outputs.length + hashed.length;
    const values = new Float64Array(outputs.length * steps);
    const trajectory = new Float64Array(hashed.length * steps);
    for (let step = 0; step < steps; step++) {
      for (let at = 0; at < outputs.length; at++) values[at * steps + step] = all[step * width + at] ?? Number.NaN;
      for (let at = 0; at < hashed.length; at++) {
        trajectory[at * steps + step] = all[step * width + outputs.length + at] ?? Number.NaN;
      }
    }
    return { member, values, hash: hashNumbers(trajectory), finite: all.every((value) => Number.isFinite(value)) };
  }

  #inputs(member: number): Member {
    const { settings, shocks, seed, uncertainty, schedule, stepsSkipped } = this.#plan;
    const chance = uncertainty === 'chance' || uncertainty === 'both';
    const vary = uncertainty === 'parameters' || uncertainty === 'both';
    const sample = vary ? this.#parameterSample() : [];
    return {
      settings: settings.map(({ slot, value, range }, at) => {
        const position = sample[at]?.[member];
        const drawn = range && position !== undefined ? range[0] + (range[1] - range[0]) * position : value;
        return [slot, drawn] as const;
      }),
      shocks: shocks.map(({ slot, series, distribution, quiet }) => {
        const values = new Float64Array(schedule.times.length).fill(quiet);
        if (!chance) return { slot, values };
        const stream = openStream(seed, member, series);
        const earlier = openStream(seed, member, series, 'earlier');
        for (let step = 0; step < stepsSkipped; step++) stream();
        for (let step = 0; step < values.length; step++) {
          // Half a unit of 2^-32 keeps the ends of the interval out of reach.
          const uniform = (step < -stepsSkipped ? earlier() : stream()) + 1.1641532182693481e-10;
          values[step] = distribution === 'normal' ? normalQuantile(uniform) : uniform;
        }
        return { slot, values };
      }),
    };
  }

  #parameterSample(): Float64Array[] {
    const { settings, seed, members } = this.#plan;
    this.#sample ??= settings.map(({ series, range }) =>
      range ? latinHypercube(seed, series, members) : new Float64Array(0),
    );
    return this.#sample;
  }
}
