import { z } from 'zod';
import type { Person } from '../person/person.js';
import { type Element, optionsOf, plain } from '../world/blocks.js';
import { stateOf } from '../world/elements.js';
import { elementValue, isEmpty } from '../world/state.js';
import { showRichText } from './show-rich-text.js';
import { showText } from './show-text.js';

const chosen = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string().optional() });
const richText = z.looseObject({ elements: z.array(z.unknown()) });

/** An element within a line: `[Check in]`, `[Choose a day ▾]`, `[Monday ▾]`. */
export function showElement(person: Person, element: Element, put: unknown): string {
  if (element.type === 'image') return `(picture: ${element.alt_text})`;
  if (element.type === 'overflow')
    return `[… ${optionsOf(element)
      .map((it) => it.text.text)
      .join(' | ')}]`;
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') return showChoices(element, put).join(' ');
  if (element.type in stateOf) return `[${showValue(person, element, put) || plain(element.placeholder)} ▾]`;
  if (element.type === 'mrkdwn' || element.type === 'plain_text')
    return showText(person, { type: element.type, text: plain(element.text) });
  return `[${plain(element.text)}]`;
}

/** Radio buttons and checkboxes, one per line. */
export function showChoices(element: Element, put: unknown): string[] {
  const value = elementValue(element, put);
  const texts = new Set((Array.isArray(value) ? value : [value]).map(nameOf));
  const [on, off] = element.type === 'checkboxes' ? ['[x]', '[ ]'] : ['(o)', '( )'];
  return optionsOf(element).map((it) => `${texts.has(it.text.text) ? on : off} ${it.text.text}`);
}

/** The value of an element as text; '' if it is empty. */
export function showValue(person: Person, element: Element, put: unknown): string {
  const value = elementValue(element, put);
  if (isEmpty(value)) return '';
  return (Array.isArray(value) ? value : [value]).map((it) => showOne(person, it)).join(', ');
}

function showOne(person: Person, value: unknown): string {
  const name = nameOf(value);
  if (name !== undefined) return name;
  const rich = richText.safeParse(value);
  if (rich.success) return showRichText(person, rich.data.elements).join('\n');
  const { users, channels } = person.workspace;
  const user = users.get(String(value));
  const channel = channels.get(String(value));
  return user ? `@${user.realName}` : channel ? `#${channel.name}` : String(value);
}

function nameOf(option: unknown): string | undefined {
  return chosen.safeParse(option).data?.text.text;
}
