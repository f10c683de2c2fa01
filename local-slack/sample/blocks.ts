import type { Option } from '../world/blocks.js';

/** Short builders for blocks, for the local Slack's own tests. */
export const plain = (text: string) => ({ type: 'plain_text', text });

export const button = (text: string, more: object = {}) => ({
  type: 'button',
  text: plain(text),
  action_id: text,
  ...more,
});

export const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'buttons', elements });

/** An input whose label is its `block_id`. */
export const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: 'it', ...element },
  ...more,
});

export const options = (...texts: string[]): Option[] =>
  texts.map((text) => ({ text: plain(text), value: text.toLowerCase() }));

/** An option as Slack stores and returns it. */
export const kept = (text: string) => ({ text: { ...plain(text), emoji: true }, value: text.toLowerCase() });
