import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { type MenuEntry, MenuItem } from './menu-item.js';
import { itemsIn, nextItem } from './menu-keys.js';
import { type Beside, placeBeside } from './place-beside.js';

interface Props {
  /** The button's name, unless its children contain it. */
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ComponentChildren;
  readonly class?: string | undefined;
  readonly align?: Beside['align'];
  readonly prefers?: Beside['prefers'];
  /** Shows the entries in a row, for icons. */
  readonly isRow?: boolean;
  readonly heading?: string;
}

/** A button that opens a menu. Arrow keys, Home, End and first letters move in it; Escape closes it. */
export function Menu({ label, children, align = 'start', prefers = 'below', ...rest }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function onOpen(box: HTMLElement): void {
    if (button.current) placeBeside(button.current, box, { align, prefers });
    const items = itemsIn(box);
    (items.find((it) => it.ariaChecked === 'true') ?? items[0])?.focus();
  }

  return (
    <>
      <button
        type="button"
        ref={button}
        class={rest.class ?? 'quiet-button'}
        popovertarget={id}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
      >
        {children}
      </button>
      <MenuBox {...rest} {...{ id, isOpen, setOpen, onOpen }} label={label ?? rest.heading} />
    </>
  );
}

/** A popover's toggle event. `beforetoggle` fires before its content is positioned. */
type Toggle = Pick<ToggleEvent, 'newState'>;

interface BoxProps extends Pick<Props, 'entries' | 'isRow' | 'heading'> {
  readonly id: string;
  readonly label: string | undefined;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly onOpen: (box: HTMLElement) => void;
}

function MenuBox({ id, label, heading, entries, isRow = false, isOpen, setOpen, onOpen }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab') box.current?.hidePopover();
    // The browser closes the menu. The window around it must stay open.
    if (event.key === 'Escape') event.stopPropagation();
    const next = box.current && nextItem(itemsIn(box.current), event.key, isRow);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div
      id={id}
      ref={box}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      class={isRow ? 'floating menu row' : 'floating menu'}
      onBeforeToggle={({ newState }: Toggle) => newState === 'open' && setOpen(true)}
      onToggle={({ newState }: Toggle) => (newState === 'closed' ? setOpen(false) : box.current && onOpen(box.current))}
      onKeyDown={onKeyDown}
    >
      {heading && <div class="menu-heading">{heading}</div>}
      {isOpen &&
        entries.map((entry) => <MenuItem key={entry.key} entry={entry} onChosen={() => box.current?.hidePopover()} />)}
    </div>
  );
}
