import type { Composed } from '../../../attention/proactive.js';
import { context, cut, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { linkButton } from '../../../slack/interactions/contracts.js';
import { copy } from '../copy.js';

/** The longest label that Slack accepts. */
const MAX_LABEL = 75;

/** Returns the message about a partner who has missed two check-ins. `profile` is the address from which to write to them. */
export function missedMessage(it: { name: string; community: string; profile: string }): Composed {
  const { name, community, profile } = it;
  const words = copy.missed;
  const firstName = name.split(/\s+/)[0] ?? name;
  return {
    blocks: [section(words.text(name, community)), context(md`${words.hint}`)],
    buttons: [{ ...linkButton(cut(words.writeTo(firstName), MAX_LABEL), profile), style: 'primary' }],
    why: { rule: words.because(name, community), facts: words.theyAgreed(firstName) },
  };
}
