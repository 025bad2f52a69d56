import type { OpenedClaim } from '../analysis/claims/open-claim.ts';
import type { ChosenDraws } from '../engine/run-plan.ts';
import { CalibrationFolder } from './calibration-folder.ts';
import type { Place } from './place.ts';

/**
 * The shipped draws that fit the record, by the ids of the claims' theories; none where the user fixes parameters, since
 * draws were chosen with all of them free.
 */
export function calibratedFor(
  place: Place,
  claims: readonly OpenedClaim[],
  set: Readonly<Record<string, number>>,
): ReadonlyMap<string, ChosenDraws> {
  const folder = new CalibrationFolder(place, undefined);
  const draws = new Map<string, ChosenDraws>();
  if (Object.keys(set).length > 0) return draws;
  for (const { bench } of claims) {
    const { id } = bench.model.theory.source;
    const found = draws.get(id) ?? folder.drawsOf(bench.model);
    if (found) draws.set(id, found);
  }
  return draws;
}
