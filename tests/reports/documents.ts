import { told } from './numbers.ts';
import { cellOf } from './outputs.ts';
import { tables } from './tables.ts';

/** A number or words in a document that are a link to the output that they come from; its title names row and column. */
const numberLink = /\[((?:[^[\]\n]|\[[^[\]\n]*\])+)\]\((outputs\/[\w./-]+\.csv) "([^"\n]+)"\)/g;

/** A table in a document that is made from an output. */
const tableBlock = /(<!-- table (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** A document with all its numbers and tables as the outputs have them now. Throws where an output lacks one. */
export function filled(text: string): string {
  return text
    .replaceAll(numberLink, (_, shown: string, path: string, query: string) => {
      return `[${likeShown(cellOf(path, query), shown)}](${path} "${query}")`;
    })
    .replaceAll(tableBlock, (_, start: string, name: string, end: string) => {
      const table = tables[name];
      if (!table) throw new Error(`There is no table ${name}.`);
      return `${start}\n${table()}\n\n${end}`;
    });
}

/** A cell in the form of the text that stands for it: as per cent, with as many decimals, with a sign; words as they are. */
export function likeShown(cell: string, shown: string): string {
  const value = Number(cell);
  if (Number.isNaN(value)) return cell;
  const [, sign = '', , decimals = '', percent = ''] = /^([+−]?)([\d,]+)(?:\.(\d+))?( %)?/.exec(shown) ?? [];
  const scaled = percent === '' ? value : 100 * value;
  return `${told(scaled, decimals.length, sign !== '')}${percent}`;
}

/** What is left of a document's own words: without what is made from outputs, code, links' addresses and comments. */
export function proseOf(text: string): string {
  return text
    .replaceAll(tableBlock, '')
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(numberLink, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');
}
