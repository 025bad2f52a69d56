/** A bin with at most this many values is sorted; one with more is divided again. */
const fewValues = 24;
const mostBins = 2048;
/** Divisions into equal bins before plain sorting takes over, which bounds the work on very uneven values. */
const mostDivisions = 4;
/** Ranks looked for at a time, so that the number of a group of ranks fits into a byte. */
const mostRanks = 255;

/** Groups of wanted ranks that lie in one bin. */
interface Groups {
  /** By bin: 1 + the number of its group, 0 where no wanted rank lies in it. */
  readonly ofBin: Uint8Array;
  /** By group: its bin, the place of its first rank, how many values lie in lower bins, and where its values end. */
  readonly bin: Int32Array;
  readonly first: Int32Array;
  readonly before: Int32Array;
  readonly end: Int32Array;
}

/**
 * Order statistics without sorting: values are counted in equal bins between the least and the greatest, and only the
 * bins in which a wanted rank lies are gathered and ordered. Keeps its scratch memory for the next call.
 */
export class Selector {
  readonly #divisions: number;
  readonly #counts = new Int32Array(mostBins + 1);
  readonly #groups: Groups = {
    ofBin: new Uint8Array(mostBins + 1),
    bin: new Int32Array(mostRanks),
    first: new Int32Array(mostRanks),
    before: new Int32Array(mostRanks),
    end: new Int32Array(mostRanks),
  };
  /** Least and greatest value. */
  readonly #extent = new Float64Array(2);
  #gathered = new Float64Array(0);
  #inner: Selector | undefined;

  constructor(divisions = mostDivisions) {
    this.#divisions = divisions;
  }

  /**
   * Puts into `found[i]` what would stand at `ranks[i]`, counted from 0, if `values[from]` to `values[to - 1]` were
   * sorted as by `Float64Array.sort`: the same bits, -0 before 0. Leaves `values` as they are. They must not be NaN;
   * `ranks` must be ascending and lie between 0 and `to - from - 1`.
   */
  select(values: Float64Array, from: number, to: number, ranks: Int32Array, found: Float64Array): void {
    for (let first = 0; first < ranks.length; first += mostRanks) {
      this.#select(values, from, to, ranks, first, Math.min(ranks.length, first + mostRanks), 0, found);
    }
    const zero = found.indexOf(0);
    if (zero < 0 || zero >= ranks.length) return;
    let belowPositive = 0;
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      belowPositive = (belowPositive + (Number(value < 0) | Number(1 / value < 0))) | 0;
    }
    for (let at = zero; at < ranks.length && found[at] === 0; at++) {
      found[at] = (ranks[at] as number) < belowPositive ? -0 : 0;
    }
  }

  /** As `select`, for `ranks[first]` to `ranks[last - 1]`, which count `before` values more; leaves the sign of 0 open. */
  #select(
    values: Float64Array,
    from: number,
    to: number,
    ranks: Int32Array,
    first: number,
    last: number,
    before: number,
    found: Float64Array,
  ): void {
    findExtent(values, from, to, this.#extent);
    const least = this.#extent[0] as number;
    const greatest = this.#extent[1] as number;
    if (least === greatest) {
      found.fill(least, first, last);
      return;
    }
    if (this.#gathered.length < to - from) this.#gathered = new Float64Array(to - from);
    const gathered = this.#gathered;
    const bins = Math.min(mostBins, Math.max(16, (to - from) >> 1));
    // Too wide or too narrow a span makes this 0 or infinite, and puts all values into the first bin.
    const scale = bins / (greatest - least);
    if (this.#divisions === 0) {
      gathered.set(values.subarray(from, to));
      gathered.subarray(0, to - from).sort();
      for (let at = first; at < last; at++) found[at] = gathered[(ranks[at] as number) - before] as number;
      return;
    }
    const groups = this.#groups;
    this.#counts.fill(0, 0, bins + 1);
    count(values, from, to, least, scale, this.#counts);
    const groupCount = findBins(this.#counts, ranks, first, last, before, groups);
    gather(values, from, to, least, scale, groups, gathered);
    let start = 0;
    for (let group = 0; group < groupCount; group++) {
      const end = groups.end[group] as number;
      const at = groups.first[group] as number;
      const next = group + 1 < groupCount ? (groups.first[group + 1] as number) : last;
      const lower = groups.before[group] as number;
      groups.ofBin[groups.bin[group] as number] = 0;
      if (end - start > fewValues) {
        this.#inner ??= new Selector(this.#divisions - 1);
        this.#inner.#select(gathered, start, end, ranks, at, next, lower, found);
      } else {
        sortFew(gathered, start, end);
        for (let i = at; i < next; i++) found[i] = gathered[start + (ranks[i] as number) - lower] as number;
      }
      start = end;
    }
  }
}

/** Puts the least and the greatest value into `extent`, four values at a time. */
function findExtent(values: Float64Array, from: number, to: number, extent: Float64Array): void {
  let least = values[from] as number;
  let greatest = least;
  let i = from + 1;
  for (; i + 3 < to; i += 4) {
    const a = values[i] as number;
    const b = values[i + 1] as number;
    const c = values[i + 2] as number;
    const d = values[i + 3] as number;
    if (a < least) least = a;
    if (a > greatest) greatest = a;
    if (b < least) least = b;
    if (b > greatest) greatest = b;
    if (c < least) least = c;
    if (c > greatest) greatest = c;
    if (d < least) least = d;
    if (d > greatest) greatest = d;
  }
  for (; i < to; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  extent[0] = least;
  extent[1] = greatest;
}

/** Counts values by bin, four at a time so that the processor can overlap them. */
function count(values: Float64Array, from: number, to: number, least: number, scale: number, counts: Int32Array): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
    const a = (((values[i] as number) - least) * scale) | 0;
    const b = (((values[i + 1] as number) - least) * scale) | 0;
    const c = (((values[i + 2] as number) - least) * scale) | 0;
    const d = (((values[i + 3] as number) - least) * scale) | 0;
    counts[a] = (counts[a] as number) + 1;
    counts[b] = (counts[b] as number) + 1;
    counts[c] = (counts[c] as number) + 1;
    counts[d] = (counts[d] as number) + 1;
  }
  for (; i < to; i++) {
    const bin = (((values[i] as number) - least) * scale) | 0;
    counts[bin] = (counts[bin] as number) + 1;
  }
}

/** Finds the bins in which wanted ranks lie, and gives how many there are. */
function findBins(
  counts: Int32Array,
  ranks: Int32Array,
  first: number,
  last: number,
  before: number,
  groups: Groups,
): number {
  let bin = 0;
  let above = before + (counts[0] as number);
  let gathered = 0;
  let found = 0;
  for (let at = first; at < last; ) {
    const rank = ranks[at] as number;
    while (above <= rank) {
      bin = (bin + 1) | 0;
      above = (above + (counts[bin] as number)) | 0;
    }
    groups.bin[found] = bin;
    groups.first[found] = at;
    groups.before[found] = above - (counts[bin] as number);
    groups.end[found] = gathered;
    gathered += counts[bin] as number;
    found += 1;
    groups.ofBin[bin] = found;
    while (at < last && (ranks[at] as number) < above) at += 1;
  }
  return found;
}

/** Gathers the values of the bins found, group after group, and moves each group's end behind its last value. */
function gather(
  values: Float64Array,
  from: number,
  to: number,
  least: number,
  scale: number,
  groups: Groups,
  gathered: Float64Array,
): void {
  const { ofBin, end } = groups;
  let i = from;
  for (; i + 3 < to; i += 4) {
    const a = ofBin[(((values[i] as number) - least) * scale) | 0] as number;
    const b = ofBin[(((values[i + 1] as number) - least) * scale) | 0] as number;
    const c = ofBin[(((values[i + 2] as number) - least) * scale) | 0] as number;
    const d = ofBin[(((values[i + 3] as number) - least) * scale) | 0] as number;
    if ((a | b | c | d) === 0) continue;
    keep(values[i] as number, a, end, gathered);
    keep(values[i + 1] as number, b, end, gathered);
    keep(values[i + 2] as number, c, end, gathered);
    keep(values[i + 3] as number, d, end, gathered);
  }
  for (; i < to; i++) {
    const value = values[i] as number;
    keep(value, ofBin[((value - least) * scale) | 0] as number, end, gathered);
  }
}

function keep(value: number, group: number, end: Int32Array, gathered: Float64Array): void {
  if (group === 0) return;
  const at = end[group - 1] as number;
  gathered[at] = value;
  end[group - 1] = at + 1;
}

/** Sorts by insertion. */
function sortFew(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let at = i;
    for (; at > start && (values[at - 1] as number) > value; at--) values[at] = values[at - 1] as number;
    values[at] = value;
  }
}
