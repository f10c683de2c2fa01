import type { MultiSelect, Select as SelectElement } from '@slack/types';
import { useState } from 'preact/hooks';
import { stateOf } from '../../world/elements.js';
import type { Choice } from '../ui/choice.js';
import { Combobox } from '../ui/combobox.js';
import type { Naming } from './naming.js';
import { chosenIn, type Selectable, slackValue } from './selectable.js';
import { useElement } from './use-element.js';
import { useExternalOptions } from './use-external-options.js';
import { useSelectable } from './use-selectable.js';

export interface SelectProps<Element = SelectElement | MultiSelect> {
  readonly blockId: string;
  readonly element: Element;
  readonly naming: Naming;
}

/** A single or multiple select of options, people, channels or conversations. */
export function Select({ blockId, element, naming }: SelectProps) {
  if (element.type === 'external_select' || element.type === 'multi_external_select') {
    return <ExternalSelect {...{ blockId, element, naming }} />;
  }
  return <KnownSelect {...{ blockId, element, naming }} />;
}

function KnownSelect(props: SelectProps) {
  const selectable = useSelectable(props.element);
  return <Chosen {...props} selectable={selectable} empty="Nothing matches" />;
}

function ExternalSelect(props: SelectProps<Extract<SelectProps['element'], { min_query_length?: number }>>) {
  const { selectable, empty, onType } = useExternalOptions(props.blockId, props.element);
  return <Chosen {...props} selectable={selectable} empty={empty} onType={onType} />;
}

interface ChosenProps extends SelectProps {
  readonly selectable: readonly Selectable[];
  readonly empty: string;
  readonly onType?: (text: string) => void;
}

function Chosen({ blockId, element, naming, selectable, empty, onType }: ChosenProps) {
  const { value, fill } = useElement(blockId, element);
  const kind = stateOf[element.type];
  const isMany = Array.isArray(kind?.empty);
  const [chosen, setChosen] = useState<readonly Selectable[]>(() => chosenIn(value, selectable));
  const most = 'max_selected_items' in element ? element.max_selected_items : undefined;

  async function change(choices: readonly Choice[]): Promise<void> {
    const after = choices.flatMap((it) => [...selectable, ...chosen].find((one) => one.id === it.id) ?? []);
    if (most !== undefined && after.length > most) return;
    setChosen(after);
    const values = after.map(slackValue);
    if (!(await fill(isMany ? values : (values[0] ?? null)))) setChosen(chosen);
  }

  return (
    <Combobox
      naming={naming}
      choices={selectable}
      isSearched={onType !== undefined}
      chosen={chosen}
      isMany={isMany}
      placeholder={element.placeholder?.text ?? (isMany ? 'Choose some' : 'Choose one')}
      empty={empty}
      isFirst={element.focus_on_load ?? false}
      onType={onType}
      onChange={(choices) => void change(choices)}
    />
  );
}
