import { useState } from 'preact/hooks';

/** What was begun and not sent, by where. It lasts as long as the page does. */
const drafts = new Map<string, string>();

export function useDraft(where: string): [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(where) ?? '');
  return [
    text,
    (next) => {
      drafts.set(where, next);
      setText(next);
    },
  ];
}
