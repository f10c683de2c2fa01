import { useState } from 'preact/hooks';

/** Unsent text by place, kept until the page is closed. */
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
