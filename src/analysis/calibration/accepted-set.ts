import { z } from 'zod';
import type { ChosenDraws } from '../../engine/run-plan.ts';
import type { Model } from '../../equations/model.ts';
import { checkShape } from '../../files/check-shape.ts';
import type { ProblemList } from '../../files/problem.ts';
import { readYaml } from '../../files/read-yaml.ts';
import { mapOf, numbersOf } from './bit-map.ts';
import { modelDigest } from './digest.ts';

const digest = z.string().regex(/^[0-9a-f]{16}$/);

const schema = z.strictObject({
  calibration: z.string().describe('Id of the theory whose parameters were fitted'),
  world: z.string().describe('Id of the world'),
  scenario: z.string().describe('Id of the scenario whose recorded past the fit ran through'),
  lastYear: z.number().int().describe('The last year of which the fit read anything observed'),
  model: digest.describe('Digest of the theory in its world: a set for another digest is stale'),
  fit: digest.describe('Digest of everything that decided which draws were accepted'),
  seed: z.string().min(1).describe('Root of the parameters’ luck'),
  draws: z.number().int().min(1).max(1e8).describe('How many draws were made'),
  accepted: z.number().int().min(0).describe('How many of them were accepted'),
  leftOut: z.number().int().min(0).describe('How many of each draw’s largest implausibilities were left out'),
  map: z.string().describe('Which draws were accepted: bit n, most significant first, of the base64 tells of draw n'),
});

/** A set of accepted draws as its file has it, with the numbers of the draws. */
export type AcceptedSet = Omit<z.infer<typeof schema>, 'map' | 'accepted'> & {
  /** Numbers of the accepted draws, in ascending order. */
  readonly accepted: Uint32Array;
};

/** Reads a file of accepted draws. Undefined after reporting what is wrong. */
export function readAcceptedSet(file: string, text: string, problems: ProblemList): AcceptedSet | undefined {
  const document = readYaml(file, text, problems);
  const loaded = document && checkShape(document, schema, problems);
  if (!loaded) return undefined;
  const { map, accepted: count, ...rest } = loaded.data;
  const accepted = numbersOf(map.replaceAll(/\s/g, ''), rest.draws);
  if (accepted?.length === count) return { ...rest, accepted };
  problems.error('value-not-allowed', loaded.document.address(['map']), { found: 'map', expected: String(count) });
  return undefined;
}

const lineLength = 120;

/** The text of a file of accepted draws; the same for the same set. */
export function acceptedSetText({ accepted, ...rest }: AcceptedSet, heading: string): string {
  const comment = heading.split('\n').map((line) => `# ${line}`.trimEnd());
  const fields = Object.entries({ ...rest, accepted: accepted.length }).map(([name, value]) => {
    return `${name}: ${typeof value === 'string' ? JSON.stringify(value) : value}`;
  });
  const lines = mapOf(accepted, rest.draws).match(new RegExp(`.{1,${lineLength - 2}}`, 'g')) ?? [];
  return `${[...comment, ...fields, 'map: >-', ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** Whether a set was made for this very theory in this very world, and has any draw. */
export function isCurrent(set: AcceptedSet, model: Model): boolean {
  return set.model === modelDigest(model) && set.accepted.length > 0;
}

/** The accepted draws, for runs. */
export function chosenDraws({ seed, accepted }: AcceptedSet): ChosenDraws {
  return { seed, members: accepted };
}
