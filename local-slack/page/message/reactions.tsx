import type { ShownMessage } from '../../page-api/shown.js';
import { userCalled, useSlack } from '../live/slack.js';
import { REACTIONS } from '../text/emoji.js';
import { Emoji } from '../text/inline.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';

/** The reactions to a message. Pressing one toggles the viewer's own. */
export function Reactions({ message }: { message: ShownMessage }) {
  const { snapshot, me, act } = useSlack();
  const { channel, ts } = message;
  if (message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, users }) => {
        const who = users.map((id) => (id === me.id ? 'you' : userCalled(snapshot, id).realName)).join(', ');
        const label = `${users.length} ${name.replaceAll('_', ' ')}: ${who}`;
        return (
          <button
            key={name}
            type="button"
            class="reaction"
            aria-pressed={users.includes(me.id)}
            aria-label={label}
            title={label}
            onClick={() => void act('react', { message: { channel, ts }, emoji: name })}
          >
            <Emoji name={name} /> {users.length}
          </button>
        );
      })}
      <ReactMenu message={message} class="reaction" />
    </div>
  );
}

/** A menu with a few emoji. */
export function ReactMenu({ message, ...rest }: { message: ShownMessage; class: string }) {
  const { act } = useSlack();
  const { channel, ts } = message;
  const entries = REACTIONS.map((name) => ({
    key: name,
    name: name === '+1' ? 'thumbs up' : name.replaceAll('_', ' '),
    label: <Emoji name={name} />,
    onChoose: () => act('react', { message: { channel, ts }, emoji: name }),
  }));
  return (
    <Menu label="Add a reaction" entries={entries} isRow class={rest.class} align="end">
      <Icon name="smile" />
    </Menu>
  );
}
