import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import { Emoji, Mention, Moment } from './inline.js';
import { Link } from './link.js';
import { numbered } from './numbered.js';

export function RichText({ block }: { block: Pick<RichTextBlock, 'elements'> }) {
  return (
    <>
      {numbered(block.elements).map(({ key, it }) => (
        <Part key={key} part={it} />
      ))}
    </>
  );
}

function Part({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_list':
      return <List part={part} />;
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves leaves={part.elements} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote class="lines">
          <Leaves leaves={part.elements} />
        </blockquote>
      );
    default:
      return (
        <p class="lines">
          <Leaves leaves={part.elements} />
        </p>
      );
  }
}

function List({ part }: { part: Extract<RichTextBlockElement, { type: 'rich_text_list' }> }) {
  const Tag = part.style === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag class="rich-list" data-level={part.indent ?? 0}>
      {numbered(part.elements).map(({ key, it }) => (
        <li key={key} class="lines">
          <Leaves leaves={it.elements} />
        </li>
      ))}
    </Tag>
  );
}

function Leaves({ leaves }: { leaves: readonly RichTextElement[] }) {
  return (
    <>
      {numbered(leaves).map(({ key, it }) => (
        <Styled key={key} leaf={it} />
      ))}
    </>
  );
}

function Styled({ leaf }: { leaf: RichTextElement }) {
  const { bold, italic, strike, code } = { code: false, ...leaf.style };
  let shown = <Leaf leaf={leaf} />;
  if (code) shown = <code>{shown}</code>;
  if (strike) shown = <s>{shown}</s>;
  if (italic) shown = <i>{shown}</i>;
  return bold ? <b>{shown}</b> : shown;
}

function Leaf({ leaf }: { leaf: RichTextElement }) {
  switch (leaf.type) {
    case 'text':
      return <>{leaf.text}</>;
    case 'link':
      return <Link url={leaf.url}>{leaf.text ?? leaf.url}</Link>;
    case 'emoji':
      return <Emoji name={leaf.name} />;
    case 'user':
      return <Mention kind="user" id={leaf.user_id} />;
    case 'channel':
      return <Mention kind="channel" id={leaf.channel_id} />;
    case 'broadcast':
      return <Mention kind="everyone" id={leaf.range} />;
    case 'date':
      return <Moment epoch={leaf.timestamp} format={leaf.format} />;
    case 'color':
      return <code>{leaf.value}</code>;
    case 'team':
      return <span class="mention">{leaf.team_id}</span>;
    case 'usergroup':
      return <span class="mention">@{leaf.usergroup_id}</span>;
  }
}
