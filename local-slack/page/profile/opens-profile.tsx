import type { ComponentChildren } from 'preact';
import { useSlack } from '../live/slack.js';

interface Props {
  readonly user: string;
  readonly class: string;
  /** The name, if the children have none. */
  readonly label?: string;
  /** The Tab key passes it by. */
  readonly isSkipped?: boolean;
  readonly children: ComponentChildren;
}

/** A name or picture that opens the user's profile when it is pressed. */
export function OpensProfile({ user, label, isSkipped = false, children, ...rest }: Props) {
  const { place, go } = useSlack();
  return (
    <button
      type="button"
      class={rest.class}
      aria-label={label}
      tabIndex={isSkipped ? -1 : undefined}
      onClick={() => go({ ...place, profile: user })}
    >
      {children}
    </button>
  );
}
