import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useState } from 'preact/hooks';
import { useSlack } from '../live/slack.js';
import { fromLocal, toLocal } from './local-time.js';
import { type Naming, named } from './naming.js';
import { useElement } from './use-element.js';

interface Props<Element> {
  readonly blockId: string;
  readonly element: Element;
  readonly naming: Naming;
}

export function DatePicker({ blockId, element, naming }: Props<Datepicker>) {
  const { value, fill } = useElement(blockId, element);
  return <Picker type="date" value={value.selected_date ?? ''} {...{ element, naming, fill }} />;
}

export function TimePicker({ blockId, element, naming }: Props<Timepicker>) {
  const { value, fill } = useElement(blockId, element);
  return <Picker type="time" value={value.selected_time ?? ''} {...{ element, naming, fill }} />;
}

/** Picks a date and time in the viewer's zone. */
export function DateTimePicker({ blockId, element, naming }: Props<DateTimepicker>) {
  const { zone } = useSlack().viewer;
  const { value, fill } = useElement(blockId, element);
  const epoch = value.selected_date_time;
  return (
    <Picker
      type="datetime-local"
      value={epoch ? toLocal(epoch, zone) : ''}
      {...{ element, naming }}
      fill={(local) => fill(local === null ? null : fromLocal(local, zone))}
    />
  );
}

interface PickerProps {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly value: string;
  readonly element: { readonly focus_on_load?: boolean };
  readonly naming: Naming;
  readonly fill: (value: string | null) => Promise<boolean>;
}

function Picker({ type, value, element, naming, fill }: PickerProps) {
  const [picked, setPicked] = useState(value);
  return (
    <input
      class="field-input picker"
      type={type}
      {...named(naming)}
      value={picked}
      data-first={element.focus_on_load ? '' : undefined}
      onChange={({ currentTarget }) => {
        setPicked(currentTarget.value);
        void fill(currentTarget.value || null);
      }}
    />
  );
}
