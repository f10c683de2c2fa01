import type { ComponentChildren } from 'preact';
import { useSlack } from '../live/slack.js';
import { placeBehind, safeHref } from './links.js';

interface Props {
  readonly url: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string | undefined;
  readonly onFollow?: () => void;
}

/** A link. Slack's links into this workspace navigate on this page; any other URL opens a new tab. */
export function Link({ url, children, label, onFollow, ...rest }: Props) {
  const { snapshot, place: here, go } = useSlack();
  const href = safeHref(url);
  if (href === undefined) return <span class={rest.class}>{children}</span>;
  const place = placeBehind(href, here, (id) => snapshot.channel.has(id) || snapshot.user.has(id));

  function onClick(event: MouseEvent): void {
    onFollow?.();
    if (!place || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(place);
  }

  return (
    <a
      class={rest.class ?? 'link'}
      href={href}
      aria-label={label}
      target={place ? undefined : '_blank'}
      rel="noreferrer"
      onClick={onClick}
    >
      {children}
    </a>
  );
}
