import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { useState } from 'preact/hooks';
import { Text } from '../text/text.js';
import type { Naming } from './naming.js';
import { useElement } from './use-element.js';

interface Props {
  readonly blockId: string;
  readonly element: RadioButtons | Checkboxes;
  readonly naming: Naming;
}

/** Radio buttons or checkboxes. The surrounding fieldset names them. */
export function Choices({ blockId, element, naming }: Props) {
  const { value, fill } = useElement(blockId, element);
  const isMany = element.type === 'checkboxes';
  const [chosen, setChosen] = useState<readonly (string | undefined)[]>(() =>
    isMany ? (value.selected_options ?? []).map((it) => it.value) : [value.selected_option?.value],
  );

  async function choose(option: Option): Promise<void> {
    const others = chosen.filter((it) => it !== option.value);
    const after =
      isMany && others.length < chosen.length ? others : isMany ? [...chosen, option.value] : [option.value];
    setChosen(after);
    const options = element.options.filter((it) => after.includes(it.value));
    if (!(await fill(isMany ? options : option))) setChosen(chosen);
  }

  return (
    <div class="choices">
      {element.options.map((option, n) => (
        <label key={option.value} class="choice">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={naming.id}
            checked={chosen.includes(option.value)}
            aria-describedby={naming.describedBy}
            aria-invalid={naming.isInvalid ? true : undefined}
            data-first={element.focus_on_load && n === 0 ? '' : undefined}
            onChange={() => void choose(option)}
          />
          <Words option={option} />
        </label>
      ))}
    </div>
  );
}

function Words({ option: { text, description } }: { option: Option }) {
  return (
    <span>
      <Text text={text} />
      {description && (
        <span class="choice-detail">
          <Text text={description} />
        </span>
      )}
    </span>
  );
}
