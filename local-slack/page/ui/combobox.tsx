import { useRef } from 'preact/hooks';
import { type Naming, named } from '../elements/naming.js';
import type { Choice } from './choice.js';
import { Icon } from './icon.js';
import { Listbox, optionId } from './listbox.js';
import { useCombobox } from './use-combobox.js';

interface Props {
  readonly naming: Naming;
  readonly choices: readonly Choice[];
  /** The choices are already filtered by the typed text. */
  readonly isSearched: boolean;
  readonly chosen: readonly Choice[];
  readonly isMany: boolean;
  readonly placeholder: string;
  /** Shown if there are no choices. */
  readonly empty: string;
  /** The field gets the focus when its window opens. */
  readonly isFirst: boolean;
  readonly onType?: ((text: string) => void) | undefined;
  readonly onChange: (chosen: readonly Choice[]) => void;
}

/** A field for choosing one or several items with the mouse, the arrow keys or by typing part of a name. */
export function Combobox(props: Props) {
  const { naming, chosen, isMany, placeholder, empty, onChange } = props;
  const field = useRef<HTMLDivElement>(null);
  const listId = `${naming.id}-list`;
  const without = (choice: Choice) => chosen.filter((it) => it.id !== choice.id);

  function onChoose(choice: Choice): void {
    const others = without(choice);
    onChange(!isMany ? [choice] : others.length < chosen.length ? others : [...chosen, choice]);
    combobox.close();
  }

  const onBack = () => isMany && chosen.length > 0 && onChange(chosen.slice(0, -1));
  const combobox = useCombobox({ ...props, onChoose, onBack });
  const { isOpen, query, active, shown } = combobox;

  return (
    <div class="combobox field-input" ref={field}>
      {isMany && chosen.map((it) => <Tag key={it.id} choice={it} onRemove={() => onChange(without(it))} />)}
      <input
        {...named(naming)}
        {...combobox.handlers}
        {...pointers(listId, isOpen, active)}
        role="combobox"
        aria-expanded={isOpen}
        autocomplete="off"
        placeholder={isMany && chosen.length > 0 ? '' : placeholder}
        value={query ?? (isMany ? '' : (chosen[0]?.text ?? ''))}
        data-first={props.isFirst ? '' : undefined}
      />
      <Icon name="down" />
      {isOpen && field.current && (
        <Listbox
          {...{ active, chosen, empty, onChoose }}
          id={listId}
          label={placeholder}
          anchor={field.current}
          choices={shown}
        />
      )}
    </div>
  );
}

/** ARIA attributes that link a field to its list. */
function pointers(listId: string, isOpen: boolean, active: Choice | undefined) {
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': isOpen ? listId : undefined,
    'aria-activedescendant': isOpen && active ? optionId(listId, active) : undefined,
  } as const;
}

function Tag({ choice, onRemove }: { choice: Choice; onRemove: () => void }) {
  return (
    <span class="tag">
      {choice.text}
      <button type="button" aria-label={`Remove ${choice.text}`} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
