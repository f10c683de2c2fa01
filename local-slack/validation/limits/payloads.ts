import { chars, items, type Limit, type LimitsByType, upTo } from './limit.js';

/** Bytes of a view as JSON; above this, `view_too_large`. Source: reference/methods/views.open ("250 KB"). */
export const viewBytes = 250_000;

/** Blocks of a message and of an attachment. Source: reference/block-kit/blocks. */
export const messageBlocks: Limit = { maxItems: 50 };

/** Above this, `too_many_attachments`. Source: reference/methods/chat.postMessage. */
export const attachmentCount = 100;

/**
 * Size of a message's `text`. Sources: reference/methods/chat.postMessage, where Slack truncates longer text, and
 * reference/methods/chat.update, where it rejects it. Apps in production found that it counts bytes there.
 */
export const textSize = {
  'chat.postMessage': { most: 40_000, unit: 'characters' },
  'chat.update': { most: 4_000, unit: 'bytes' },
} as const;

/**
 * Characters of `markdown_text`, and of all markdown blocks of a message. Source:
 * reference/block-kit/blocks/markdown-block.
 */
export const markdownChars = 12_000;

/** Characters of all cells of a data table. Source: reference/block-kit/blocks/data-table-block. */
export const dataTableChars = 10_000;

/** Bytes of a message's metadata as JSON. Slack documents only the error, `metadata_too_large`. */
export const metadataBytes = 16_000;

const view = {
  blocks: items(1, 100),
  private_metadata: upTo(3000),
  callback_id: upTo(255),
  external_id: upTo(255),
};

export const payloadLimits: LimitsByType = {
  HomeView: { source: 'reference/views/home-tab-views', at: view },
  ModalView: {
    source: 'reference/views/modal-views',
    at: { ...view, 'title.text': chars(24), 'close.text': chars(24), 'submit.text': chars(24) },
  },
  MessageAttachment: {
    source: 'messaging/formatting-message-text#attachments',
    at: { blocks: messageBlocks, footer: upTo(300), actions: { maxItems: 5 } },
  },
};
