import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Choice, grouped } from './choice.js';
import { type Beside, placeBeside } from './place-beside.js';

interface Props {
  readonly id: string;
  readonly label: string;
  /** The field of the list. */
  readonly anchor: Element;
  readonly prefers?: Beside['prefers'];
  readonly choices: readonly Choice[];
  readonly active: Choice | undefined;
  readonly chosen: readonly Choice[];
  /** Shown if there are no choices. */
  readonly empty: string;
  readonly onChoose: (choice: Choice) => void;
}

/** The list of a text field. The focus stays in the field. */
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
      // Keep the focus in the field when the mouse is pressed.
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

/** ARIA attributes that name a group of options. */
function asGroup(name: string | undefined) {
  return { role: 'group', 'aria-label': name } as const;
}

export function optionId(listId: string, choice: Choice): string {
  return `${listId}-${choice.id.replaceAll(/\s/g, '_')}`;
}

/** Keeps the list beside its field while the page scrolls or is resized. */
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
