import type { ImageElement } from '@slack/types';
import { useSlack } from '../live/slack.js';

type Image = Pick<Extract<ImageElement, { image_url: string }>, 'image_url' | 'alt_text'> | SlackFileImage;
type SlackFileImage = Pick<Extract<ImageElement, { slack_file: unknown }>, 'slack_file' | 'alt_text'>;

const HERE = new Set([location.hostname, 'localhost', '127.0.0.1']);

/** An image. An external one is shown only as its description, so that no request leaves this machine. */
export function Picture({ image, size }: { image: Image; size: 'small' | 'large' | 'tiny' }) {
  const { id } = useSlack().workspace;
  const address = 'image_url' in image ? image.image_url : addressOf(image.slack_file, id);
  const host = URL.canParse(address, location.href) ? new URL(address, location.href).hostname : '';
  if (HERE.has(host)) return <img class={`picture ${size}`} src={address} alt={image.alt_text} loading="lazy" />;
  return (
    <span class={`picture ${size} elsewhere`} role="img" aria-label={image.alt_text} title={address}>
      <span>{image.alt_text}</span>
      <small>{host}</small>
    </span>
  );
}

function addressOf(file: SlackFileImage['slack_file'], team: string): string {
  return 'url' in file ? file.url : `/files-pri/${team}-${file.id}/picture`;
}
