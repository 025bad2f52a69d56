/**
 * Numbers and dates as a reader expects them. The only place of the page that asks the browser's Intl, so that no date
 * falls into another calendar: every locale is forced to the Gregorian one.
 */
export interface Format {
  /** The BCP 47 tag with calendar and digits fixed, also for libraries that format by locale. */
  readonly tag: string;
  /** With exactly two decimals, or as many as asked. */
  decimal(value: number, decimals?: number): string;
  /** With two decimals and always a sign. */
  signed(value: number): string;
  /** With as many decimals as needed, three at most. */
  short(value: number): string;
  whole(value: number): string;
  /** The calendar year of a decimal year. */
  year(time: number): string;
  /** The month of a decimal year, such as "March 2014". */
  month(time: number): string;
  /** An enumeration with "and". */
  list(items: readonly string[]): string;
}

/** The languages that the page speaks. */
export type Language = 'en' | 'fa';
/** Digits of the language, or Latin ones. */
export type Digits = 'own' | 'latin';

const numbering: Record<Language, string> = { en: 'latn', fa: 'arabext' };

/** Formats for one language and choice of digits. */
export function createFormat(language: Language, digits: Digits): Format {
  const tag = `${language}-u-ca-gregory-nu-${digits === 'latin' ? 'latn' : numbering[language]}`;
  const decimals = new Map<number, Intl.NumberFormat>();
  const withDecimals = (count: number) => {
    const known = decimals.get(count);
    if (known) return known;
    const made = new Intl.NumberFormat(tag, { minimumFractionDigits: count, maximumFractionDigits: count });
    decimals.set(count, made);
    return made;
  };
  const signed = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const short = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const year = new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 0 });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    tag,
    decimal: (value, count = 2) => withDecimals(count).format(value),
    signed: (value) => signed.format(value),
    short: (value) => short.format(value),
    whole: (value) => withDecimals(0).format(value),
    year: (time) => year.format(yearOf(time)),
    month: (time) => month.format(middleOfMonth(time)),
    list: (items) => list.format(items),
  };
}

/** A time at the start of a month may come out of sums a hair too early. */
const tolerance = 1e-6;

function yearOf(time: number): number {
  return Math.floor(time + tolerance);
}

function middleOfMonth(time: number): number {
  const year = yearOf(time);
  const month = Math.min(11, Math.max(0, Math.floor((time - year) * 12 + tolerance)));
  return Date.UTC(year, month, 15);
}
