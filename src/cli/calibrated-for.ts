import type { ChosenDraws } from '../engine/run-plan.ts';
import type { Model } from '../equations/model.ts';
import { CalibrationFolder } from './calibration-folder.ts';
import type { Place } from './place.ts';

/**
 * The shipped draws of a model that fit the record; none where the user fixes parameters, since draws were chosen with
 * all of them free.
 */
export function calibratedFor(
  place: Place,
  set: Readonly<Record<string, number>>,
): (model: Model) => ChosenDraws | undefined {
  const folder = new CalibrationFolder(place, undefined);
  return (model) => (Object.keys(set).length > 0 ? undefined : folder.drawsOf(model));
}
