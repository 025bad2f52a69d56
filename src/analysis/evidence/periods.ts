/** A period whose years are scored together. */
export interface Period {
  readonly id: 'to-2013' | '2014-2021' | 'from-2022';
  readonly from: number;
  readonly to: number;
}

/** The years that the calibration read; those that theories are chosen by; and those that nothing was set by. */
export const periods: readonly Period[] = [
  { id: 'to-2013', from: Number.NEGATIVE_INFINITY, to: 2013 },
  { id: '2014-2021', from: 2014, to: 2021 },
  { id: 'from-2022', from: 2022, to: Number.POSITIVE_INFINITY },
];
