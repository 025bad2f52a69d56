import type { Model } from '../equations/model.ts';
import { renderTex, renderTexName } from '../equations/render-tex.ts';
import { renderText } from '../equations/render-text.ts';
import type { Equation, EventType, Theory } from '../equations/theory.ts';
import { quantityName } from '../files/signature.ts';
import { rangeAround } from '../files/sourced-value.ts';
import { citation, type References } from './citations.ts';
import { leftSide, names, noteText, numberText, rangeText, type Say, symbolText } from './describe-words.ts';
import { blocks, code, formula, heading, list, oneLine, table } from './markdown.ts';

/** Section 7 of the protocol: every equation, function, kind of event and parameter. */
export function submodels(model: Model, references: References, say: Say): string {
  const { theory } = model;
  return blocks(
    heading(2, say('describe-submodels')),
    say('describe-notation'),
    heading(3, say('describe-functions')),
    ...[...theory.functions.values()].map((own) =>
      blocks(
        heading(4, code(`${own.name}(${own.parameters.join(', ')})`)),
        oneLine(own.text),
        formula(
          `\\operatorname{${own.name}}\\left(${own.parameters.map((name) => (name.length === 1 ? name : `\\mathrm{${name}}`)).join(', ')}\\right) = ${renderTex(own.body, theory.vocabulary)}`,
        ),
      ),
    ),
    ...equationSections(theory, references, say),
    heading(3, say('describe-event-types')),
    ...[...theory.eventTypes.values()].map((type) => eventType(type, theory, say)),
    heading(3, say('describe-parameters')),
    say('describe-parameters-text'),
    parameterTable(model, references, say),
  );
}

function equationSections(theory: Theory, references: References, say: Say): string[] {
  const sections = new Map<string, Equation[]>();
  for (const equation of [...theory.equations.values()].flat()) {
    sections.set(equation.section, [...(sections.get(equation.section) ?? []), equation]);
  }
  return [...sections].map(([section, equations]) =>
    blocks(
      heading(3, say('describe-equations', { section: section === '' ? theory.source.title : section })),
      ...equations.map((equation) => equationText(equation, theory, references, say)),
    ),
  );
}

function equationText(equation: Equation, theory: Theory, references: References, say: Say): string {
  const { quantity, pattern, id, text, note, source, is, start, next } = equation;
  const { vocabulary } = theory;
  const written = leftSide(equation);
  const left = (step?: string) => renderTexName(quantity.name, pattern, vocabulary, step);
  const sides = [
    is && { tex: `${left()} = ${renderTex(is, vocabulary)}`, text: `${written} = ${renderText(is)}` },
    start && {
      tex: `${left('t=0')} = ${renderTex(start, vocabulary)}`,
      text: `${say('describe-at-start')}: ${written} = ${renderText(start)}`,
    },
    next && {
      tex: `${left('t+1')} = ${renderTex(next, vocabulary)}`,
      text: `${say('describe-next-step')}: ${written} = ${renderText(next)}`,
    },
  ].filter((side) => side !== undefined);
  const facts = [
    say('describe-unit-is', { unit: quantity.unit ?? say('describe-no-unit') }),
    quantity.range ? say('describe-range-is', { range: rangeText(quantity.range) }) : '',
    source === undefined ? '' : say('describe-source-is', { source: citation(source, 'theory', references) }),
  ];
  return blocks(
    heading(4, [id, code(written)].filter((part) => part !== undefined).join(' ')),
    oneLine(text),
    ...sides.map(({ tex }) => formula(tex)),
    ['```', ...sides.map((side) => side.text), '```'].join('\n'),
    facts.filter((fact) => fact !== '').join(' '),
    note === undefined ? '' : say('describe-note-is', { note: oneLine(note) }),
  );
}

function eventType({ name, meaning, kinds, symmetric, effects }: EventType, theory: Theory, say: Say): string {
  const { vocabulary } = theory;
  return blocks(
    heading(4, code(name)),
    `${oneLine(meaning)}. ${symmetric ? say('describe-event-symmetric') : say('describe-event-directed')}`,
    list([...kinds].map(([kind, text]) => `${code(kind)}: ${text}`)),
    ...effects.map(({ stock, indices, kinds: only, becomes, text }) =>
      blocks(
        only ? `${oneLine(text)} (${say('describe-only-kinds', { kinds: names(only) })})` : oneLine(text),
        formula(`${renderTexName(stock.name, indices, vocabulary)} \\leftarrow ${renderTex(becomes, vocabulary)}`),
      ),
    ),
  );
}

function parameterTable(model: Model, references: References, say: Say): string {
  const { theory } = model;
  const rows = [...theory.source.parameters].flatMap(([key, entry]) => {
    const name = quantityName(key);
    const { meaning, unit } = entry.value;
    const settings = [...model.settings.values()].filter((setting) => setting.name === name);
    return settings.map(({ series, value, range, kind, source, note, verified }) => [
      symbolText(name, theory),
      code(series),
      meaning,
      numberText(value),
      range ? rangeText(range) : say('describe-not-varied'),
      unit ?? '',
      kind === undefined ? '' : say(`describe-kind-${kind}`),
      citation(source, 'theory', references),
      noteText({ note, verified }, say),
    ]);
  });
  const head = ['symbol', 'name', 'meaning', 'value', 'range', 'unit', 'kind', 'source', 'note'];
  return table(
    head.map((column) => say(`describe-column-${column}`)),
    rows,
  );
}

/** What a theory changes in the one that it overrides; nothing for a theory of its own. */
export function differences(model: Model, references: References, say: Say): string {
  const { source } = model.theory;
  if (source.overrides === undefined) return '';
  const changed = [...source.parameters].flatMap(([key, entry]) => {
    const { value: stated, range: statedRange, limits } = entry.value;
    return [...model.settings.values()]
      .filter((setting) => setting.name === quantityName(key))
      .flatMap(({ series, members, value, range, source: cited, note }) => {
        const before = typeof stated === 'number' ? stated : (stated[members.join(', ')] ?? Number.NaN);
        const rangeBefore =
          statedRange === undefined
            ? undefined
            : rangeAround(before, statedRange, limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
        if (before === value && rangeText(rangeBefore) === rangeText(range)) return [];
        const place = citation(cited, 'theory', references);
        return [
          [
            code(series),
            numberText(before),
            numberText(value),
            rangeText(rangeBefore),
            rangeText(range),
            place,
            note ?? '',
          ],
        ];
      });
  });
  const own = source.address.file;
  const replaced = source.equations.filter(({ document }) => document.file === own);
  const head = ['name', 'before', 'value', 'range-before', 'range', 'source', 'note'];
  return blocks(
    heading(3, say('describe-differences', { theory: source.overrides })),
    say('describe-differences-text', { theory: source.overrides }),
    table(
      head.map((column) => say(`describe-column-${column}`)),
      changed,
    ),
    replaced.length === 0
      ? ''
      : say('describe-replaced-equations', {
          equations: names(replaced.flatMap(({ value }) => value.define ?? value.stock ?? [])),
        }),
  );
}
