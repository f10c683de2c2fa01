import type { TextObject } from '@slack/types';
import { useMemo } from 'preact/hooks';
import { Inlines } from './inline.js';
import { type Inline, mrkdwn, plainText } from './mrkdwn.js';
import type { ListItem, Paragraph } from './paragraphs.js';

export function Text({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn source={text.text} />;
  return (
    <span class="lines">
      <Plain source={text.text} emoji={text.emoji ?? true} />
    </span>
  );
}

export function Plain({ source, emoji = true }: { source: string; emoji?: boolean }) {
  return <Inlines parts={useMemo(() => plainText(source, emoji), [source, emoji])} />;
}

export function Mrkdwn({ source }: { source: string }) {
  return <Paragraphs parts={useMemo(() => mrkdwn(source), [source])} />;
}

function Paragraphs({ parts }: { parts: readonly Paragraph<Inline>[] }) {
  return (
    <>
      {parts.map((part) => (
        <OneParagraph key={part.at} part={part} />
      ))}
    </>
  );
}

function OneParagraph({ part }: { part: Paragraph<Inline> }) {
  switch (part.kind) {
    case 'preformatted':
      return <pre>{part.text}</pre>;
    case 'quote':
      return (
        <blockquote>
          <Paragraphs parts={part.paragraphs} />
        </blockquote>
      );
    case 'list':
      return <List items={part.items} />;
    default:
      return (
        <p class="lines">
          <Inlines parts={part.children} />
        </p>
      );
  }
}

/** A list with its bullets or numbers as typed. */
function List({ items }: { items: readonly ListItem<Inline>[] }) {
  return (
    <ul class="typed-list">
      {items.map((item) => (
        <li key={item.at} data-level={item.level}>
          <span class="sign">{item.sign}</span>
          <span>
            <Inlines parts={item.children} />
          </span>
        </li>
      ))}
    </ul>
  );
}
