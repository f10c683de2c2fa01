import type { MessageAttachment } from '@slack/types';
import { numbered } from '../text/numbered.js';
import { Mrkdwn } from '../text/text.js';

/** Secondary attachments: text beside a colored bar. */
export function Attachments({ attachments }: { attachments: readonly MessageAttachment[] }) {
  return (
    <>
      {numbered(attachments).map(({ key, it }) => (
        <div key={key} class="attachment" style={it.color ? { borderColor: colorOf(it.color) } : undefined}>
          {it.pretext && <Mrkdwn source={it.pretext} />}
          {it.title && (
            <p>
              <b>{it.title}</b>
            </p>
          )}
          {it.text && <Mrkdwn source={it.text} />}
        </div>
      ))}
    </>
  );
}

function colorOf(color: string): string {
  const names: Readonly<Record<string, string>> = { good: '#2f7d5b', warning: '#b98314', danger: '#b3261e' };
  return names[color] ?? (color.startsWith('#') ? color : `#${color}`);
}
