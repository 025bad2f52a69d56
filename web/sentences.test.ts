import { describe, expect, test } from 'vitest';
import english from './messages/en.ftl?raw';
import persian from './messages/fa.ftl?raw';
import { createMessages } from './messages.ts';
import type { ChangeFact } from './model/facts.ts';
import { lineFact } from './model/facts.ts';
import { planPanels } from './model/panels.ts';
import { sampleCatalogue, sampleResult, sampleScenario } from './model/sample.ts';
import { Names } from './names.ts';
import { Sentences } from './sentences.ts';

function speaker(language: 'en' | 'fa') {
  const messages = createMessages(language, 'own', language === 'en' ? english : persian);
  return new Sentences(messages, new Names(messages, sampleCatalogue, sampleScenario));
}

const en = speaker('en');
const fact: ChangeFact = {
  kind: 'change',
  series: 'cooperation[ABC,DEF,sea]',
  year: 2004,
  direction: 'lower',
  worlds: 74,
  members: 100,
  typical: 0.114,
};
const lever = { kind: 'lever', lever: 'push', from: 1, to: 0.5 } as const;
const variant = { kind: 'variant', from: null, to: 'calm' } as const;

describe('the headline', () => {
  test('counts worlds', () => {
    expect(en.headline(fact, [lever], false, false)).toBe(
      'With “Push” at 0.5, cooperation in sea in 2004 is lower in 74 of 100 worlds, typically by 0.11.',
    );
    expect(en.headline({ ...fact, direction: 'higher' }, [lever, variant], false, true)).toBe(
      'With 2 changes, cooperation of Land ABC and Land DEF in sea in 2004 is higher in 74 of 100 worlds, typically by 0.11.',
    );
  });

  test('names no worlds when only one was run', () => {
    expect(en.headline(fact, [variant], true, false)).toBe('With “Calm”, cooperation in sea in 2004 is lower by 0.11.');
  });

  test('says when nothing clear changes, and what the baseline does', () => {
    expect(en.headline({ kind: 'unclear', members: 100 }, [variant], false, false)).toBe(
      'With “Calm”, nothing shown here changes clearly.',
    );
    const trend = { kind: 'trend', fromYear: 2000, from: 0.3, toYear: 2010, to: 0.2 } as const;
    expect(en.headline({ ...trend, series: 'threat[ABC,GHI]' }, [], false, false)).toBe(
      'In the baseline, the threat Land ABC perceives from Land GHI falls from 0.30 in 2000 to 0.20 in 2010.',
    );
  });

  test('is a Persian sentence with Persian digits', () => {
    const said = speaker('fa')
      .headline(fact, [lever], false, false)
      .replaceAll(/[\u2068\u2069]/g, '');
    expect(said).toBe(
      'با «Push» برابر ۰٫۵، همکاری در sea در سال ۲۰۰۴ در ۷۴ جهان از ۱۰۰ جهان کمتر است؛ معمولاً به اندازهٔ ۰٫۱۱.',
    );
  });
});

test('a step is told with both values', () => {
  expect(en.step([lever])).toBe('“Push” 1 → 0.5');
  expect(en.step([{ kind: 'variant', from: 'calm', to: null }])).toBe('history “As recorded”');
  expect(en.step([lever, variant])).toBe('2 changes');
});

test('a chart is told in a sentence for each line, with its baseline where it differs', () => {
  const spec = { variable: 'threat', group: 'threat', panel: 0, line: 1, size: 'large' } as const;
  const panel = planPanels([spec], sampleScenario)[0]?.panels[0];
  const names = panel?.lines.map(({ series }) => series) ?? [];
  const result = sampleResult(names, (time, name) => (name === names[0] ? 0.02 * (time - 2000) : 0));
  const facts = panel?.lines.flatMap((line) => lineFact(result, line, sampleScenario) ?? []) ?? [];
  expect(en.summary(facts, false)).toBe(
    'From Land DEF it rises from 0.51 in 2000 to 0.70 in 2010; half of the worlds end between 0.65 and 0.75. ' +
      'Baseline: 0.50. From Land GHI it stays near 0.50 from 2000 to 2010; half of the worlds end between 0.45 and 0.55.',
  );
  expect(panel && en.readout(panel, result, 2005, false)).toBe(
    'from Land DEF 0.60 (0.50\u2060–\u20600.70) · from Land GHI 0.50 (0.40\u2060–\u20600.60)',
  );
  expect(panel && en.readout(panel, null, 2005, false)).toBe('no values yet');
});

test('problems of links are sentences', () => {
  expect(en.linkProblem({ kind: 'out-of-range', key: 'lever.push', value: 3, lowest: 0, highest: 2 })).toBe(
    '“lever.push” is 3, but must lie between 0 and 2.',
  );
  expect(en.linkProblem({ kind: 'not-a-choice', key: 'uncertainty', value: 'some', choices: ['none', 'both'] })).toBe(
    '“uncertainty” is “some”, but must be one of: none, both.',
  );
});
