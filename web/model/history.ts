import { apply, type Command, sameState } from './commands.ts';
import type { State } from './state.ts';
import type { Catalogue } from './study-types.ts';

/** The present state with the steps that led to it, for undo and redo. */
export interface History {
  readonly past: readonly Step[];
  readonly present: State;
  readonly future: readonly Step[];
}

/** One undoable step: the states on both sides of it, and what is needed to join the next command to it. */
export interface Step {
  readonly before: State;
  readonly after: State;
  /** What the step acts on; commands on the same thing may join it. */
  readonly subject: string;
  /** When its last command came, in milliseconds of any clock. */
  readonly at: number;
  /** The gesture, such as one drag, that its last command belongs to. */
  readonly gesture: number | null;
}

const longestHistory = 200;
const joiningTime = 800;

/** A history without steps. */
export function startHistory(state: State): History {
  return { past: [], present: state, future: [] };
}

/**
 * Carries out a command. Commands on the same lever join into one step when they belong to one gesture or follow each
 * other within 0.8 seconds.
 */
export function perform(
  history: History,
  command: Command,
  catalogue: Catalogue,
  at: number,
  gesture: number | null = null,
): History {
  const after = apply(history.present, command, catalogue);
  if (after === history.present) return history;
  const subject = subjectOf(command);
  const last = history.past.at(-1);
  if (last && joins(last, subject, at, gesture)) {
    const rest = history.past.slice(0, -1);
    const unchanged = sameState(last.before, after);
    const past = unchanged ? rest : [...rest, { before: last.before, after, subject, at, gesture }];
    return { past, present: unchanged ? last.before : after, future: [] };
  }
  const step: Step = { before: history.present, after, subject, at, gesture };
  return { past: [...history.past, step].slice(-longestHistory), present: after, future: [] };
}

/** Takes the last step back; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return { past: history.past.slice(0, -1), present: step.before, future: [closed(step), ...history.future] };
}

/** Takes the step that was undone last again; the same history when there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return { past: [...history.past, step], present: step.after, future };
}

function joins(last: Step, subject: string, at: number, gesture: number | null): boolean {
  if (last.subject !== subject || !subject.startsWith('move-lever')) return false;
  if (gesture !== null && gesture === last.gesture) return true;
  return gesture === null && last.gesture === null && at - last.at < joiningTime;
}

/** A step that no later command joins. */
function closed(step: Step): Step {
  return { ...step, at: Number.NEGATIVE_INFINITY, gesture: null };
}

function subjectOf(command: Command): string {
  return command.type === 'move-lever' ? `${command.type} ${command.lever}` : command.type;
}
