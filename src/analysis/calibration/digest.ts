import { hashWords } from '../../engine/trajectory-hash.ts';
import type { Model } from '../../equations/model.ts';

/**
 * Digest of plain data, typed arrays included: the same for the same content, whatever objects hold it. 64 bits in
 * hexadecimal; it tells apart what differs by accident and is no protection against forgery.
 */
export function digestOf(value: unknown): string {
  const plain = (_: string, part: unknown) => (ArrayBuffer.isView(part) ? [...(part as Int32Array)] : part);
  const text = JSON.stringify(value, plain);
  return hashWords(Uint32Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
}

const known = new WeakMap<Model, string>();

/**
 * Digest of a theory at work on a world: its equations as a program, and the ranges and values of its settings. A
 * value that has a range is not part of it, since draws come from the range.
 */
export function modelDigest(model: Model): string {
  const { program, settings } = model;
  const digest =
    known.get(model) ??
    digestOf([
      program.runnable,
      [...program.settings.keys()].map((series) => [
        series,
        settings.get(series)?.range ?? settings.get(series)?.value,
      ]),
      [program.inputs, program.shocks, program.events].map((names) => [...names.keys()]),
    ]);
  known.set(model, digest);
  return digest;
}
