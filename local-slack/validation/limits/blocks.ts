import { chars, items, type LimitsByType, notEmpty, upTo, url, whole } from './limit.js';

export const blockLimits: LimitsByType = {
  SectionBlock: {
    source: 'reference/block-kit/blocks/section-block',
    at: { fields: items(1, 10), 'fields[].text': chars(2000) },
  },
  HeaderBlock: { source: 'reference/block-kit/blocks/header-block', at: { 'text.text': chars(150) } },
  ContextBlock: { source: 'reference/block-kit/blocks/context-block', at: { elements: items(1, 10) } },
  ActionsBlock: { source: 'reference/block-kit/blocks/actions-block', at: { elements: items(1, 25) } },
  ContextActionsBlock: { source: 'reference/block-kit/blocks/context-actions-block', at: { elements: items(1, 5) } },
  ImageBlock: {
    source: 'reference/block-kit/blocks/image-block',
    at: { alt_text: chars(2000), image_url: url('web url'), 'title.text': chars(2000) },
  },
  InputBlock: {
    source: 'reference/block-kit/blocks/input-block',
    at: { 'label.text': chars(2000), 'hint.text': chars(2000) },
  },
  MarkdownBlock: { source: 'reference/block-kit/blocks/markdown-block', at: { text: chars(12_000) } },
  RichTextText: { source: 'reference/block-kit/blocks/rich-text-block', at: { text: notEmpty } },
  RichTextLink: { source: 'reference/block-kit/blocks/rich-text-block', at: { url: url('link') } },
  RichTextList: { source: 'reference/block-kit/blocks/rich-text-block', at: { indent: whole(0, 8) } },
  VideoBlock: {
    source: 'reference/block-kit/blocks/video-block',
    at: {
      alt_text: notEmpty,
      author_name: upTo(49),
      'description.text': chars(199),
      thumbnail_url: url('web url'),
      'title.text': chars(199),
      title_url: url('https url'),
      video_url: url('https url'),
    },
  },
  TableBlock: {
    source: 'reference/block-kit/blocks/table-block',
    at: { rows: items(1, 100), 'rows[]': items(1, 20), column_settings: items(1, 20) },
  },
  DataTableBlock: {
    source: 'reference/block-kit/blocks/data-table-block',
    at: {
      caption: notEmpty,
      rows: items(2, 101),
      'rows[]': items(1, 20),
      page_size: whole(1, 100),
      row_header_column_index: whole(0, 19),
    },
  },
  RawTextElement: { source: 'reference/block-kit/blocks/table-block', at: { text: notEmpty } },
  RawNumberElement: { source: 'reference/block-kit/blocks/table-block', at: { text: notEmpty } },
  CardBlock: {
    source: 'reference/block-kit/blocks/card-block',
    at: { 'title.text': chars(150), 'subtitle.text': chars(150), 'body.text': chars(200), actions: items(1, 2) },
  },
  CarouselBlock: { source: 'reference/block-kit/blocks/carousel-block', at: { elements: items(1, 10) } },
  ContainerBlock: {
    source: 'reference/block-kit/blocks/container-block',
    at: { 'title.text': chars(150), 'subtitle.text': chars(150), child_blocks: items(1, 10) },
  },
  PlanBlock: { source: 'reference/block-kit/blocks/plan-block', at: { title: notEmpty } },
  TaskCardBlock: { source: 'reference/block-kit/blocks/task-card-block', at: { task_id: notEmpty, title: notEmpty } },
};
