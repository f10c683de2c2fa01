import { useRef } from 'preact/hooks';
import { type Naming, named } from '../elements/naming.js';
import type { Choice } from './choice.js';
import { Icon } from './icon.js';
import { Listbox, optionId } from './listbox.js';
import { useCombobox } from './use-combobox.js';

interface Props {
  readonly naming: Naming;
  readonly choices: readonly Choice[];
  /** The choices answer what was typed already. */
  readonly isSearched: boolean;
  readonly chosen: readonly Choice[];
  readonly isMany: boolean;
  readonly placeholder: string;
  /** Said when there is nothing to choose. */
  readonly empty: string;
  /** The window that it is in begins here. */
  readonly isFirst: boolean;
  readonly onType?: ((text: string) => void) | undefined;
  readonly onChange: (chosen: readonly Choice[]) => void;
}

/** A field in which one or several things are chosen, by mouse, by arrow keys or by typing a part of their names. */
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

/** What ties a field to its list for those who hear the page. */
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
