import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import actors from './actors.json' with { type: 'json' };

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The custom properties of each of the file's rules that sets colours. */
const rules = [...css.matchAll(/\{([^{}]*--paper[^{}]*)\}/g)].map(([, body]) =>
  Object.fromEntries([...(body ?? '').matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value])),
);
const [light = {}, darkBySystem = {}, darkByChoice = {}] = rules;

type Colour = readonly [number, number, number];

/** Linear light of a colour's channels. */
function linear(hex: string | undefined): Colour {
  const channels = [1, 3, 5].map((place) => Number.parseInt((hex ?? '').slice(place, place + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return [r, g, b];
}

function contrast(one: string | undefined, other: string | undefined): number {
  const luminance = (hex: string | undefined) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** What eyes without one kind of cones see of linear light (Machado, Oliveira and Fernandes 2009, full severity). */
const visions: Record<string, readonly Colour[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(light: Colour, vision: readonly Colour[]): Colour {
  const seen = vision.map((row) => Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])));
  const [r = 0, g = 0, b = 0] = seen;
  const f = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The colour difference CIEDE2000 (Sharma, Wu and Dalal 2005). */
function difference([l1, a1, b1]: Colour, [l2, a2, b2]: Colour): number {
  const radians = Math.PI / 180;
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)));
  const c1 = Math.hypot(a1 * stretch, b1);
  const c2 = Math.hypot(a2 * stretch, b2);
  const hue = (b: number, a: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360);
  const h1 = hue(b1, a1 * stretch);
  const h2 = hue(b2, a2 * stretch);
  const grey = c1 * c2 === 0;
  let turn = grey ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  let meanHue = h1 + h2;
  if (!grey) meanHue = Math.abs(h1 - h2) <= 180 ? meanHue / 2 : (meanHue + (meanHue < 360 ? 360 : -360)) / 2;
  const l = (l1 + l2) / 2 - 50;
  const c = (c1 + c2) / 2;
  const cosine = (degrees: number) => Math.cos(degrees * radians);
  const t =
    1 -
    0.17 * cosine(meanHue - 30) +
    0.24 * cosine(2 * meanHue) +
    0.32 * cosine(3 * meanHue + 6) -
    0.2 * cosine(4 * meanHue - 63);
  const dl = (l2 - l1) / (1 + (0.015 * l ** 2) / Math.sqrt(20 + l ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians)) / (1 + 0.015 * c * t);
  const rotation =
    -Math.sin(60 * Math.exp(-(((meanHue - 275) / 25) ** 2)) * radians) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}

test('the measure of colour differences agrees with published pairs', () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
  expect(difference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 3);
});

test('dark is the same by the machine’s setting and by choice', () => {
  expect(Object.keys(darkByChoice).length).toBeGreaterThan(10);
  expect(darkBySystem).toEqual(darkByChoice);
  expect(Object.keys(light)).toEqual(Object.keys(darkByChoice));
});

describe.each([
  ['light', light],
  ['dark', darkByChoice],
])('%s', (_, tokens) => {
  const paper = tokens['--paper'];

  test.each(['--ink', '--ink-soft', ...Object.keys(actors.styles).map((role) => `--actor-${role}`)])(
    '%s is readable as text on paper and on grey',
    (name) => {
      expect(contrast(tokens[name], paper)).toBeGreaterThanOrEqual(4.5);
      if (name.startsWith('--ink')) expect(contrast(tokens[name], tokens['--wash'])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('controls stand out', () => {
    expect(contrast(tokens['--control'], paper)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(visions))('actors are told apart with %s vision', (_, vision) => {
    const colours = Object.values(actors.actors).map((role) => lab(linear(tokens[`--actor-${role}`]), vision));
    for (const [index, one] of colours.entries()) {
      for (const other of colours.slice(index + 1)) expect(difference(one, other)).toBeGreaterThanOrEqual(20);
    }
  });
});

test('every actor has a line and a mark of its own, without any colour', () => {
  const styles = Object.values(actors.styles);
  expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(styles.length);
  expect(new Set(styles.map(({ mark }) => mark)).size).toBe(styles.length);
});
