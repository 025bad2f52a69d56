import fc from 'fast-check';
import type { Command } from './commands.ts';
import { sampleScenario } from './sample.ts';
import { uncertainties } from './state.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const leverIds = sampleScenario.levers.map(({ id }) => id);

/** Any command that fits the sample catalogue, for properties. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('choose-scenario' as const), scenario: fc.constantFrom('whole', 'middle') }),
  fc.record({ type: fc.constant('choose-variant' as const), variant: maybe(fc.constant('calm')) }),
  fc.record({ type: fc.constant('choose-theory' as const), theory: maybe(fc.constantFrom('rival', 'far')) }),
  fc.record({
    type: fc.constant('move-lever' as const),
    lever: fc.constantFrom(...leverIds),
    value: maybe(fc.double({ min: -1, max: 3, noNaN: true })),
  }),
  fc.record({
    type: fc.constant('switch-event' as const),
    event: fc.constantFrom(...sampleScenario.events.map(({ id }) => id)),
    on: fc.boolean(),
  }),
  fc.record({ type: fc.constant('drop-changes' as const) }),
  fc.record({ type: fc.constant('choose-uncertainty' as const), uncertainty: fc.constantFrom(...uncertainties) }),
  fc.record({ type: fc.constant('choose-members' as const), members: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ type: fc.constant('choose-seed' as const), seed: fc.string({ minLength: 1, maxLength: 60 }) }),
);
