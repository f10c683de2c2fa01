import type { AlertBlock, HeaderBlock, ImageBlock, KnownBlock } from '@slack/types';
import { numbered } from '../text/numbered.js';
import { RichText } from '../text/rich-text.js';
import { Mrkdwn, Plain, Text } from '../text/text.js';
import { Actions } from './actions.js';
import { Context } from './context.js';
import { Input } from './input.js';
import { fromMarkdown } from './markdown.js';
import { Picture } from './picture.js';
import { Section } from './section.js';
import { DataTable, Table } from './table.js';

/**
 * A list of blocks. Their keys are their positions, because generated `block_id`s change with every update. This keeps
 * the focus when the app replaces the blocks.
 */
export function Blocks({ blocks }: { blocks: readonly KnownBlock[] }) {
  return (
    <>
      {numbered(blocks).map(({ key, it }) => (
        <Block key={`${key} ${it.type}`} block={it} />
      ))}
    </>
  );
}

function Block({ block }: { block: KnownBlock }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <Header block={block} />;
    case 'divider':
      return <hr class="block-divider" />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'image':
      return <Image block={block} />;
    case 'rich_text':
    case 'markdown':
      return (
        <div class="block-text">
          {block.type === 'markdown' ? <Mrkdwn source={fromMarkdown(block.text)} /> : <RichText block={block} />}
        </div>
      );
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'alert':
      return <Alert block={block} />;
    default:
      return <p class="block-unknown">This page has no picture of a “{block.type}” block.</p>;
  }
}

function Header({ block: { text } }: { block: HeaderBlock }) {
  return (
    <h3 class="block-header">
      <Plain source={text.text} emoji={text.emoji ?? true} />
    </h3>
  );
}

function Image({ block }: { block: ImageBlock }) {
  return (
    <figure class="block-image">
      {block.title && <figcaption>{block.title.text}</figcaption>}
      <Picture image={block} size="large" />
    </figure>
  );
}

function Alert({ block }: { block: AlertBlock }) {
  return (
    <div class={`block-alert ${block.level ?? 'default'}`}>
      <Text text={block.text} />
    </div>
  );
}
