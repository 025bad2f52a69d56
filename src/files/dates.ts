/** Matches `YYYY-MM`. */
export const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Decimal year of the middle of a month: `2014-03` is 2014 + 2.5/12. Undefined where the text is no `YYYY-MM`. */
export function monthToYear(text: string): number | undefined {
  const match = monthPattern.exec(text);
  return match ? Number(match[1]) + (Number(match[2]) - 0.5) / 12 : undefined;
}

/** Decimal year of a date as files write it: `YYYY-MM`, or a number that is a decimal year already. */
export function dateToYear(date: string | number): number | undefined {
  return typeof date === 'number' ? date : monthToYear(date);
}

/** `YYYY-MM` of the month that holds a decimal year. */
export function yearToMonth(year: number): string {
  const whole = Math.floor(year);
  const month = Math.min(12, Math.floor((year - whole) * 12 + 1e-9) + 1);
  return `${String(whole).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
