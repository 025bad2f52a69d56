// Stands in for src/analysis/study.ts until that exists: invented numbers over the real scenario files.
import { parse } from 'yaml';
import type { Bands, Catalogue, EventCard, RunChoice, ScenarioCard, StudyRequest, StudyResult } from './study-types.ts';

type Raw = Record<string, any>; // biome-ignore lint: temporary
const ym = (d: unknown) => {
  const m = /^(\d{4})-(\d{2})/.exec(String(d));
  return m ? Number(m[1]) + (Number(m[2]) - 0.5) / 12 : Number(d);
};
const value = (v: unknown): number => (typeof v === 'number' ? v : Number((v as Raw)?.value ?? 0));
const domains = ['political', 'technology', 'operations', 'support', 'defence'];
const actors = [
  { id: 'RUS', name: 'Russia' },
  { id: 'CHN', name: 'China' },
  { id: 'USA', name: 'United States' },
];

export function createStudy(files: Record<string, string>): { catalogue(): Catalogue } {
  const docs = Object.values(files)
    .map((text) => parse(text, { logLevel: 'silent' }) as Raw)
    .filter((doc) => doc?.scenario);
  const byId = new Map(docs.map((doc) => [doc.scenario, doc]));
  const eventsOf = (doc: Raw): EventCard[] => {
    const base = doc.continues ? eventsOf(byId.get(doc.continues) ?? {}) : [];
    const own = (doc.events ?? []).map((e: Raw) => ({
      id: e.id,
      time: ym(e.date),
      type: e.type,
      kind: e.kind,
      source: e.source,
      target: e.target,
      intensity: value(e.intensity),
      title: e.title,
      note: e.note,
      reference: String(e.reference ?? ''),
      verified: e.verified !== false,
    }));
    return [...base, ...own].filter((e) => e.time <= (doc.period?.to ?? 2100));
  };
  const contextOf = (doc: Raw): any[] =>
    [
      ...(doc.continues ? contextOf(byId.get(doc.continues) ?? {}) : []),
      ...(doc.context ?? []).map((e: Raw) => ({
        id: e.id,
        time: ym(e.date),
        actors: e.actors,
        kind: e.kind,
        strength: value(e.strength),
        title: e.title,
        note: e.note,
        reference: String(e.reference ?? ''),
        verified: e.verified !== false,
      })),
    ].filter((e) => e.time <= (doc.period?.to ?? 2100));
  const series = [
    ...actors.flatMap((i) =>
      actors
        .filter((j) => j.id !== i.id)
        .map((j) => ({
          name: `threat[${i.id},${j.id}]`,
          variable: 'threat',
          indices: [i.id, j.id],
          meaning: 'Threat i assesses from j',
          range: [0, 1] as const,
        })),
    ),
    ...[
      ['RUS', 'CHN'],
      ['CHN', 'RUS'],
      ['RUS', 'USA'],
      ['CHN', 'USA'],
    ].flatMap(([a, b]) =>
      domains.map((d) => ({
        name: `cooperation[${a},${b},${d}]`,
        variable: 'cooperation',
        indices: [a!, b!, d],
        meaning: 'Realised cooperation',
        range: [0, 1] as const,
      })),
    ),
    {
      name: 'korolevIndex[RUS,CHN]',
      variable: 'korolevIndex',
      indices: ['RUS', 'CHN'],
      meaning: 'Index of military cooperation',
      range: [0, 7] as const,
    },
    ...actors.map((i) => ({
      name: `security[${i.id}]`,
      variable: 'security',
      indices: [i.id],
      meaning: 'Security',
      range: [0, 1] as const,
    })),
  ];
  const scenarios: ScenarioCard[] = docs.map((doc) => ({
    id: doc.scenario,
    title: doc.title,
    summary: doc.summary ?? '',
    theory: doc.theory ?? 'defensive-realism',
    world: 'strategic-triangle',
    simulatedFrom: 1996,
    from: doc.period.from,
    to: doc.period.to,
    actors,
    levers: (doc.levers ?? []).map((l: Raw) => ({
      id: l.id,
      title: l.title,
      text: l.text,
      range: l.range,
      value: l.value,
      step: l.step,
      source: l.source,
    })),
    variants: (doc.variants ?? []).map((v: Raw) => ({ id: v.id, title: v.title, text: v.text })),
    events: eventsOf(doc),
    context: contextOf(doc),
    series,
  }));
  const theories = [
    { id: 'defensive-realism', title: 'Defensive realism', summary: '' },
    { id: 'waltz', title: 'Waltz: balance of power', summary: '', overrides: 'defensive-realism' },
  ];
  return { catalogue: () => ({ scenarios, theories, version: '0.1.0' }) };
}

const hash = (text: string) => [...text].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619) >>> 0, 2166136261);
const base: Record<string, [number, number, number]> = {
  'threat[RUS,USA]': [0.29, 0.63, 0.05],
  'threat[RUS,CHN]': [0.24, 0.22, 0.03],
  'threat[CHN,USA]': [0.36, 0.48, 0.05],
  'threat[CHN,RUS]': [0.26, 0.11, 0.02],
  'threat[USA,RUS]': [0.09, 0.23, 0.03],
  'threat[USA,CHN]': [0.09, 0.28, 0.04],
  'cooperation[RUS,CHN,political]': [0.29, 0.86, 0.04],
  'cooperation[RUS,CHN,technology]': [0.38, 0.71, 0.06],
  'cooperation[RUS,CHN,operations]': [0.03, 0.64, 0.08],
  'cooperation[RUS,CHN,support]': [0, 0.46, 0.05],
  'cooperation[RUS,CHN,defence]': [0.03, 0.24, 0.05],
  'security[RUS]': [0.75, 0.4, 0.04],
  'security[CHN]': [0.47, 0.52, 0.04],
  'security[USA]': [0.98, 0.81, 0.02],
};

function simulate(
  card: ScenarioCard,
  choice: RunChoice,
  request: StudyRequest,
  members: number,
): { bands: Bands; raw: Float64Array[][] } {
  const steps = Math.round((card.to - card.simulatedFrom) * 4) + 1;
  const times = Float64Array.from({ length: steps }, (_, k) => card.simulatedFrom + k / 4);
  const pull =
    Object.entries(choice.levers).reduce((sum, [, v]) => sum + (v - 1), 0) * 0.3 +
    (choice.variant ? -0.35 : 0) -
    (choice.removedEvents?.length ?? 0) * 0.03 +
    (choice.theory ? 0.2 : 0);
  const raw = request.series.map((name) => {
    const [from, to, spread] = base[name] ?? [0.1, 0.05, 0.02];
    return Array.from({ length: members }, (_, m) => {
      const luck =
        request.uncertainty === 'none'
          ? 0
          : ((hash(`${name}${m}${request.seed}`) % 1000) / 500 - 1) *
            (request.uncertainty === 'both' ? 1.6 : 1) *
            spread;
      return Float64Array.from(times, (t, k) => {
        const x = (t - 1996) / 30;
        const bump = card.events
          .filter((e) => e.time < t)
          .reduce(
            (s, e) =>
              s +
              (name.startsWith(`threat[${e.target}`) && name.includes(e.source)
                ? e.intensity * 0.3 * Math.exp(-(t - e.time) / 2)
                : 0),
            0,
          );
        const late = Math.max(0, t - Math.max(2014, card.from)) / 12;
        const wobble = Math.sin(k / 7 + (hash(name + m) % 7)) * spread * 0.4 * Math.min(1, k / 20);
        return Math.min(
          1,
          Math.max(
            0,
            from +
              (to - from) * x * x * (3 - 2 * x) +
              bump +
              (luck + wobble) * Math.min(1, x * 3) +
              pull * late * (to > from ? 0.6 : -0.3) * (1 + luck),
          ),
        );
      });
    });
  });
  const quantile = (sorted: Float64Array, q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  const bands = raw.map((runs) => {
    const out = new Float64Array(5 * steps);
    for (let k = 0; k < steps; k++) {
      const sorted = Float64Array.from(runs, (run) => run[k] ?? 0).sort();
      [0.05, 0.25, 0.5, 0.75, 0.95].forEach((q, i) => {
        out[i * steps + k] = quantile(sorted, q);
      });
    }
    return out;
  });
  return {
    bands: {
      times,
      series: request.series,
      bands,
      medoid: 0,
      members,
      failed: 0,
      hash: hash(JSON.stringify([choice, members]))
        .toString(16)
        .padStart(8, '0'),
    },
    raw,
  };
}

export async function runStudy(
  catalogue: Catalogue,
  request: StudyRequest,
  options: { onProgress(done: number, total: number): void; onPartial(result: StudyResult): void; signal: AbortSignal },
): Promise<StudyResult> {
  const card = catalogue.scenarios.find((s) => s.id === request.current.scenario)!;
  const study = (members: number): StudyResult => {
    const b = simulate(card, request.baseline, request, members);
    const c = simulate(card, request.current, request, members);
    const steps = b.bands.times.length;
    const difference = request.series.map((series, s) => {
      const quantiles = new Float64Array(5 * steps),
        lower = new Float64Array(steps),
        higher = new Float64Array(steps);
      for (let k = 0; k < steps; k++) {
        const d = Float64Array.from({ length: members }, (_, m) => c.raw[s]![m]![k]! - b.raw[s]![m]![k]!).sort();
        [0.05, 0.25, 0.5, 0.75, 0.95].forEach((q, i) => {
          quantiles[i * steps + k] = d[Math.round(q * (members - 1))]!;
        });
        lower[k] = d.filter((x) => x < 0).length / members;
        higher[k] = d.filter((x) => x > 0).length / members;
      }
      return { series, quantiles, lower, higher };
    });
    return { baseline: b.bands, current: c.bands, difference, crossings: [] };
  };
  const total = request.members;
  for (let done = 20; done < total; done += 20) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    options.signal.throwIfAborted();
    options.onProgress(done, total);
    if (done === 20) options.onPartial(study(20));
  }
  return study(total);
}
