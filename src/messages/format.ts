import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';

/** What fills the variables of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A problem as the core reports it: a code, where it stands, and what fills the variables of its message. */
export interface ReportedProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly address: { readonly file: string; readonly line: number; readonly column: number };
  readonly values: MessageValues;
}

/** The messages of one language. */
export interface Messages {
  /**
   * The message of this id; a value that it lacks shows by its name. Throws where there is no message, which is a fault
   * of the program.
   */
  text(id: string, values?: MessageValues): string;
}

/** Messages from the texts of Fluent files. `locale` decides plurals and digits. Throws for files with errors. */
export function createMessages(ftlTexts: readonly string[], locale: string): Messages {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const text of ftlTexts) {
    const [error] = bundle.addResource(new FluentResource(text));
    if (error) throw error;
  }
  return {
    text(id, values = {}) {
      const pattern = bundle.getMessage(id)?.value;
      if (!pattern) throw new Error(`There is no message ${id}.`);
      const variables = Object.entries(values).map(([name, value]) => [name, variable(value)] as const);
      return bundle.formatPattern(pattern, Object.fromEntries(variables), []);
    },
  };
}

/** A year is no quantity: numbers get no thousands separators, and all their digits. */
function variable(value: string | number): FluentVariable {
  return typeof value === 'number' ? new FluentNumber(value, { useGrouping: false, maximumFractionDigits: 12 }) : value;
}

/** What is wrong, in a sentence or two, without the place. */
export function describeProblem({ code, values }: ReportedProblem, messages: Messages): string {
  const text = messages.text(`problem-${code}`, values);
  return values.nearest === undefined ? text : `${text} ${messages.text('did-you-mean', values)}`;
}

/** A problem on one line as compilers write it: `file:line:column: error: what is wrong`. */
export function formatProblem(problem: ReportedProblem, messages: Messages): string {
  const { file, line, column } = problem.address;
  return `${file}:${line}:${column}: ${messages.text(`severity-${problem.severity}`)}: ${describeProblem(problem, messages)}`;
}
