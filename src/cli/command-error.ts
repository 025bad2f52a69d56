import { type MessageValues, say } from './say.ts';

/** Exit codes that scripts rely on. */
export const exitCodes = { done: 0, fault: 1, usage: 2, membersFailed: 3, stopped: 130 } as const;

/** Something that the user can put right: shown as it is, never with a stack trace. Ends the command. */
export class CommandError extends Error {
  /** What to show, one line for each of several mistakes. */
  readonly lines: readonly string[];
  readonly exitCode: number;

  constructor(lines: readonly string[], exitCode: number = exitCodes.usage) {
    super(lines.join('\n'));
    this.name = 'CommandError';
    this.lines = lines;
    this.exitCode = exitCode;
  }
}

/** The error for one mistake of the user, told by the message of that id. */
export function mistake(id: string, values: MessageValues = {}): CommandError {
  return new CommandError([say('error-prefix', { message: say(id, values) })]);
}

/** The error that ends a command that was stopped. */
export function stopped(): CommandError {
  return new CommandError([say('stopped')], exitCodes.stopped);
}

/** Whether an error is one of the operating system's, such as ENOENT. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
