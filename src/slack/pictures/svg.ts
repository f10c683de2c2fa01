import { cut } from '../blocks/blocks.js';

/** Part of a picture's source. Only the functions here make it, so that all text in it is escaped. */
export interface Svg {
  readonly source: string;
}

/** The size of every picture in the units of its source. Slack shows a picture about 360 pixels wide. */
export const CARD = { width: 360, height: 240 } as const;

/** The size of labels. It has to be readable on a phone, where the picture is narrower than on a desktop. */
const FONT_SIZE = 13;

type Attributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML allows none of these, not even escaped. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (it) => ENTITIES[it] ?? '');
}

/** Returns an element. Numbers are rounded to a tenth. */
export function element(name: string, attributes: Attributes, ...children: readonly (Svg | string)[]): Svg {
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(tenth(value)))}"`);
  const inner = children.map((it) => (typeof it === 'string' ? escaped(it) : it.source)).join('');
  return { source: `<${name}${listed.join('')}>${inner}</${name}>` };
}

function tenth(value: string | number): string | number {
  return typeof value === 'number' ? Math.round(value * 10) / 10 : value;
}

/** Returns a line of text in Inter, which has the Latin, Greek and Cyrillic letters. Others show as empty boxes. */
export function label(at: { x: number; y: number }, text: string, style: Attributes = {}): Svg {
  return element('text', { ...at, 'font-family': 'Inter', 'font-size': FONT_SIZE, fill: '#454245', ...style }, text);
}

/** Returns an estimate of a text's width in Inter, which is seldom too small. Only a renderer can measure it. */
export function widthOf(text: string, fontSize = FONT_SIZE): number {
  const ems = [...text].map((it) => (NARROW.has(it) ? 0.32 : WIDE.test(it) ? 0.78 : 0.6));
  return fontSize * ems.reduce((sum, em) => sum + em, 0);
}

const NARROW = new Set(" .,:;'!|ijlftrI()");
const WIDE = /[mwA-Z]|[\u{500}-\u{10ffff}]/u;

/** Returns the text, with an ellipsis for what doesn't fit into this width. */
export function fitted(text: string, width: number, fontSize = FONT_SIZE): string {
  const characters = [...text];
  let most = characters.length;
  while (most > 1 && widthOf(cut(text, most), fontSize) > width) most -= 1;
  return cut(text, most);
}

/** Returns the source of a picture on an opaque white card, which reads on Slack's light and dark backgrounds alike. */
export function card(...parts: readonly Svg[]): string {
  const { width, height } = CARD;
  const paper = element('rect', { width, height, fill: '#ffffff' });
  const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  return element('svg', root, paper, ...parts).source;
}
