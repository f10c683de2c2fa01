import { z } from 'zod';
import type { Person } from '../person/person.js';
import { showDate } from './show-text.js';

const leaf = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  range: z.string().optional(),
  timestamp: z.number().optional(),
  format: z.string().optional(),
  style: z.object({ bold: z.boolean().optional(), strike: z.boolean().optional() }).optional(),
});

const part = z.looseObject({
  type: z.string(),
  style: z.string().optional(),
  indent: z.number().optional(),
  elements: z.array(z.looseObject({ type: z.string() })).default([]),
});

type Leaf = z.infer<typeof leaf>;

const SHOW: Record<string, (it: Leaf, person: Person) => string> = {
  text: (it) => it.text ?? '',
  link: (it) => (it.text && it.text !== it.url ? `${it.text} (${it.url})` : (it.url ?? '')),
  emoji: (it) => `:${it.name}:`,
  user: (it, { workspace }) => `@${workspace.users.get(it.user_id ?? '')?.realName ?? it.user_id}`,
  channel: (it, { workspace }) => `#${workspace.channels.get(it.channel_id ?? '')?.name ?? it.channel_id}`,
  broadcast: (it) => `@${it.range}`,
  date: (it, person) => showDate(person, it.timestamp ?? 0, it.format ?? ''),
};

/** The types of what a `rich_text` block contains and this shows. */
export const shownInRichText = ['rich_text_section', 'rich_text_list', 'rich_text_quote', ...Object.keys(SHOW)];

/** Rich text as lines: lists with bullets or numbers, quotes with `>`. */
export function showRichText(person: Person, elements: unknown): string[] {
  return z
    .array(part)
    .parse(elements)
    .flatMap((it) => {
      if (it.type !== 'rich_text_list') return lines(person, it.elements, it.type === 'rich_text_quote' ? '> ' : '');
      return it.elements.flatMap((item, n) => {
        const bullet = it.style === 'ordered' ? `${n + 1}. ` : '• ';
        return lines(person, part.parse(item).elements, '  '.repeat(it.indent ?? 0) + bullet);
      });
    });
}

function lines(person: Person, leaves: unknown, before: string): string[] {
  const text = z
    .array(leaf)
    .parse(leaves)
    .map((it) => styled(it, show(person, it)))
    .join('');
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => before + line);
}

/** Shows bold and struck text as people type it. */
function styled({ style }: Leaf, text: string): string {
  const mark = style?.strike ? '~' : style?.bold ? '*' : '';
  return mark + text + mark;
}

function show(person: Person, it: Leaf): string {
  return SHOW[it.type]?.(it, person) ?? '';
}
