import { type Definitions, mapParts, mapValues, refName, type Schema } from './schema.js';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/**
 * The blocks and elements that Slack does not take everywhere, with the surfaces where it does. Source: "Available in
 * surfaces" of each page under https://docs.slack.dev/reference/block-kit; where pages differ, the shorter list.
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

/** The definitions with only those alternatives that Slack takes on that surface. */
export function onSurface(surface: Surface, definitions: Definitions): Definitions {
  const allows = (part: Schema): boolean => surfaces[refName(part) ?? '']?.includes(surface) ?? true;
  const restricted = (schema: Schema): Schema => {
    const { oneOf, ...rest } = mapParts(schema, restricted);
    return { ...rest, ...(oneOf && { oneOf: oneOf.filter(allows) }) };
  };
  return mapValues(definitions, restricted);
}
