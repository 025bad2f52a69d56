import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Problem } from '../src/files/problem.ts';

const texts = import.meta.glob<string>('../src/messages/en/*problem*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const bundle = new FluentBundle('en', { useIsolating: false });
for (const text of Object.values(texts)) bundle.addResource(new FluentResource(text));

/** A problem of a file or a request as a sentence, with its place where it has one. */
export function problemText({ code, address, values }: Problem): string {
  const { file, line, column } = address;
  const place = file === '' ? '' : `${file}:${line}:${column}: `;
  const pattern = bundle.getMessage(`problem-${code}`)?.value;
  const said = pattern ? bundle.formatPattern(pattern, values) : `${code} ${JSON.stringify(values)}`;
  return `${place}${said}`;
}
