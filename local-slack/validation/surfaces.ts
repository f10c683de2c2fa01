import { type Definitions, mapParts, mapValues, refName, type Schema } from './schema.js';

/** The surface that shows the blocks. */
export type Surface = 'message' | 'modal' | 'home';

/**
 * Blocks and elements that Slack accepts only on some surfaces. Source: "Available in surfaces" on the pages under
 * https://docs.slack.dev/reference/block-kit. If pages differ, this is the shorter list.
 */
const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  AlertBlock: ['modal'],
  CardBlock: ['message', 'home'],
  CarouselBlock: ['message', 'home'],
  ContainerBlock: ['message'],
  ContextActionsBlock: ['message'],
  DataTableBlock: ['message'],
  FileBlock: [],
  InputBlock: ['modal', 'home'],
  MarkdownBlock: ['message'],
  PlanBlock: ['message'],
  TableBlock: ['message'],
  TaskCardBlock: ['message'],
  DateTimepicker: ['message', 'modal'],
  EmailInput: ['modal'],
  FileInput: ['modal'],
  NumberInput: ['modal'],
  RichTextInput: ['modal', 'home'],
  URLInput: ['modal'],
  WorkflowButton: ['message'],
};

/** The definitions without the alternatives that Slack rejects on that surface. */
export function onSurface(surface: Surface, definitions: Definitions): Definitions {
  const allows = (part: Schema): boolean => surfaces[refName(part) ?? '']?.includes(surface) ?? true;
  const restricted = (schema: Schema): Schema => {
    const { oneOf, ...rest } = mapParts(schema, restricted);
    return { ...rest, ...(oneOf && { oneOf: oneOf.filter(allows) }) };
  };
  return mapValues(definitions, restricted);
}
