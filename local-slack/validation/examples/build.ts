import type { Message } from '../index.js';

export type Json = Readonly<Record<string, unknown>>;

/** A payload by the argument that carries it. */
export type Payload = { readonly view: unknown } | { readonly message: Message };

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
export const x = (count: number): string => 'x'.repeat(count);

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const md = (text: string): Json => ({ type: 'mrkdwn', text });
export const divider: Json = { type: 'divider' };
export const section = (more: Json = {}): Json => ({ type: 'section', text: md('*Today*'), ...more });
export const header = (text: Json): Json => ({ type: 'header', text });
export const image: Json = { type: 'image', image_url: 'https://example.com/tree.png', alt_text: 'A tree' };
export const context = (...elements: Json[]): Json => ({ type: 'context', elements });
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const input = (element: Json, more: Json = {}): Json => ({
  type: 'input',
  label: plain('Plan'),
  element,
  ...more,
});
export const richText = (...elements: Json[]): Json => ({ type: 'rich_text', elements });
export const words = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });

export const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Check in'), ...more });
export const textInput = (more: Json = {}): Json => ({ type: 'plain_text_input', action_id: 'text', ...more });
export const numberInput = (more: Json = {}): Json => ({ type: 'number_input', is_decimal_allowed: false, ...more });
export const option = (value: string, more: Json = {}): Json => ({ text: plain(value), value, ...more });
export const options = (count: number): Json[] => many(count, (index) => option(`choice ${index}`));
export const choice = (type: string, more: Json = {}): Json => ({ type, options: options(3), ...more });
export const group = (label: string, count: number): Json => ({ label: plain(label), options: options(count) });
export const confirm = (more: Json = {}): Json => ({
  title: plain('Leave?'),
  text: plain('Your streak ends.'),
  confirm: plain('Leave'),
  deny: plain('Stay'),
  ...more,
});

export const modal = (blocks: readonly unknown[], more: Json = {}): { view: Json } => ({
  view: { type: 'modal', title: plain('Check in'), submit: plain('Send'), blocks, ...more },
});
export const home = (blocks: readonly unknown[], more: Json = {}): { view: Json } => ({
  view: { type: 'home', blocks, ...more },
});
export const message = (blocks: readonly unknown[], more: Message = {}): { message: Message } => ({
  message: { text: 'Time to check in', blocks, ...more },
});
export const asked = (element: Json, more: Json = {}): Payload => modal([input(element, more)]);
