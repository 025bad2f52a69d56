import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import text from '../messages/en/cli.ftl?raw';

const bundle = new FluentBundle('en', { useIsolating: false });
bundle.addResource(new FluentResource(text));

/** What fills the variables of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The message of that id, or of `id.attribute`. Throws where there is none, which is a fault of the program. */
export function say(id: string, values: MessageValues = {}): string {
  const found = sayOr(id, values);
  if (found === undefined) throw new Error(`There is no message ${id}.`);
  return found;
}

/** The message of that id, or undefined where there is none: for names that files bring along. */
export function sayOr(id: string, values: MessageValues = {}): string | undefined {
  const [name = '', attribute] = id.split('.');
  const message = bundle.getMessage(name);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!pattern) return undefined;
  const variables = Object.entries(values).map(([name, value]) => [name, variable(value)] as const);
  return bundle.formatPattern(pattern, Object.fromEntries(variables));
}

/**
 * Numbers are shown as people can type them: without thousands separators. Only whole ones may decide about a plural,
 * and loading the plurals of a language takes longer than all else here.
 */
function variable(value: string | number): string | FluentNumber {
  if (typeof value === 'string' || !Number.isInteger(value)) return String(value);
  return new FluentNumber(value, { useGrouping: false });
}
