import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { Picture } from '../blocks/picture.js';
import { Button } from './button.js';
import { Choices } from './choices.js';
import type { Naming } from './naming.js';
import { Overflow } from './overflow.js';
import { DatePicker, DateTimePicker, TimePicker } from './pickers.js';
import { RichTextInput } from './rich-text-input.js';
import { Select } from './select.js';
import { TextInput } from './text-input.js';

type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

interface Props {
  readonly blockId: string;
  readonly element: AnyElement;
  readonly naming: Naming;
  readonly dispatches?: boolean;
}

/** Renders any Block Kit element. */
export function Element({ blockId, element, naming, dispatches = true }: Props) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <Button {...{ blockId, element }} />;
    case 'overflow':
      return <Overflow {...{ blockId, element }} />;
    case 'image':
      return <Picture image={element} size="small" />;
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices {...{ blockId, element, naming }} />;
    case 'datepicker':
      return <DatePicker {...{ blockId, element, naming }} />;
    case 'timepicker':
      return <TimePicker {...{ blockId, element, naming }} />;
    case 'datetimepicker':
      return <DateTimePicker {...{ blockId, element, naming }} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput {...{ blockId, element, naming, dispatches }} />;
    case 'rich_text_input':
      return <RichTextInput {...{ blockId, element, naming }} />;
    case 'file_input':
      return <p class="field-aside">Files cannot be chosen on this page.</p>;
    default:
      return <Select {...{ blockId, element, naming }} />;
  }
}
