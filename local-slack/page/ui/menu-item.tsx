import type { ComponentChildren } from 'preact';

export interface MenuEntry {
  readonly key: string;
  readonly label: ComponentChildren;
  /** Small text below the label. */
  readonly detail?: ComponentChildren;
  readonly icon?: ComponentChildren;
  /** The accessible name, if the label is an image. */
  readonly name?: string;
  /** Defined in a menu with one selected entry. */
  readonly isChosen?: boolean;
  readonly isDanger?: boolean;
  readonly onChoose: () => unknown;
}

export function MenuItem({ entry, onChosen }: { entry: MenuEntry; onChosen: () => void }) {
  const { label, detail, icon, name, isChosen, isDanger } = entry;
  const choice =
    isChosen === undefined
      ? ({ role: 'menuitem' } as const)
      : ({ role: 'menuitemradio', 'aria-checked': isChosen } as const);
  return (
    <button
      type="button"
      class={isDanger ? 'menu-item danger' : 'menu-item'}
      tabIndex={-1}
      aria-label={name}
      title={name}
      {...choice}
      onClick={() => {
        onChosen();
        entry.onChoose();
      }}
    >
      {icon}
      <span class="menu-words">
        <span class="menu-label">{label}</span>
        {detail && <span class="menu-detail">{detail}</span>}
      </span>
    </button>
  );
}
