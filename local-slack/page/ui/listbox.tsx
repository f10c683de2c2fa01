import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Choice, grouped } from './choice.js';
import { type Beside, placeBeside } from './place-beside.js';

interface Props {
  readonly id: string;
  readonly label: string;
  /** What it belongs to. */
  readonly anchor: Element;
  readonly prefers?: Beside['prefers'];
  readonly choices: readonly Choice[];
  readonly active: Choice | undefined;
  readonly chosen: readonly Choice[];
  /** Said when there is nothing to choose. */
  readonly empty: string;
  readonly onChoose: (choice: Choice) => void;
}

/** The list that belongs to a field in which one types; the keyboard stays in the field. */
export function Listbox({ id, label, anchor, prefers = 'below', choices, active, chosen, empty, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  usePlace(box, anchor, prefers, choices.length);

  useEffect(() => {
    box.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <div
      id={id}
      ref={box}
      popover="manual"
      class="floating listbox"
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      // The field keeps the keyboard: a press of the mouse must not take it away.
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.length === 0 && <div class="menu-heading">{empty}</div>}
      {grouped(choices).map(({ group, choices: members }) => (
        <div key={group ?? ''} {...asGroup(group)}>
          {group && <div class="menu-heading">{group}</div>}
          {members.map((choice) => (
            <Item
              key={choice.id}
              id={optionId(id, choice)}
              choice={choice}
              isActive={choice.id === active?.id}
              isChosen={chosen.some((it) => it.id === choice.id)}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ItemProps extends Pick<Props, 'id' | 'onChoose'> {
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}

function Item({ id, choice, isActive, isChosen, onChoose }: ItemProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      class="option"
      aria-selected={isChosen}
      data-active={isActive ? '' : undefined}
      onMouseDown={() => onChoose(choice)}
    >
      <span>{choice.text}</span>
      {choice.detail && <span class="option-detail">{choice.detail}</span>}
    </div>
  );
}

/** The heading of some options, for those who hear the list. */
function asGroup(name: string | undefined) {
  return { role: 'group', 'aria-label': name } as const;
}

export function optionId(listId: string, choice: Choice): string {
  return `${listId}-${choice.id.replaceAll(/\s/g, '_')}`;
}

/** Keeps the list beside its field, also while something scrolls. */
function usePlace(
  box: { readonly current: HTMLDivElement | null },
  anchor: Element,
  prefers: NonNullable<Beside['prefers']>,
  length: number,
): void {
  useLayoutEffect(() => {
    box.current?.showPopover();
  }, [box]);
  useLayoutEffect(() => {
    const place = () => box.current && placeBeside(anchor, box.current, { align: 'start', isWide: true, prefers });
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [box, anchor, prefers, length]);
}
