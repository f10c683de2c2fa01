import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { message } from '../blocks/blocks.js';
import { plain } from '../blocks/mrkdwn.js';
import { slackError } from '../errors.js';
import { withoutPictures, write } from '../outbound/write.js';
import { notice } from './responses.js';
import type { FinalResponse } from './run-handler.js';
import { withSecondTry } from './second-try.js';

/** A view in which somebody acts, with the views below it: Slack pushes at most two onto the first. */
type Stacked = Pick<ViewOutput, 'previous_view_id' | 'root_view_id'>;

/** Slack's errors for a view that has changed, or got another on top, since it was pressed in: both by another press. */
const PRESSED_TWICE: readonly (string | undefined)[] = ['hash_conflict', 'push_limit_reached'];

/**
 * Shows the response to a press, a shortcut or a command, with one Slack call, or two if Slack refuses its pictures or to
 * open a modal. `view` is the view in which the user pressed, if any. Where Slack takes no further modal on top, replaces
 * that view. Shows nothing if another press in the same view was faster.
 */
export async function respond(
  outcome: FinalResponse,
  client: WebClient,
  trigger: string,
  view?: ViewOutput,
): Promise<void> {
  const shown = shownBy(outcome);
  if (!shown) return;
  const show = async (it: ModalView): Promise<void> => {
    if (view?.type === 'modal' && (outcome?.kind === 'replace' || isTopmost(view)))
      return void (await client.views.update({
        view_id: view.id,
        ...(view.hash ? { hash: view.hash } : {}),
        view: it,
      }));
    const stacked = { trigger_id: trigger, view: it };
    return withSecondTry(() => (view?.type === 'modal' ? client.views.push(stacked) : client.views.open(stacked)));
  };
  try {
    await write(shown, show);
  } catch (error) {
    if (!PRESSED_TWICE.includes(slackError(error))) throw error;
  }
}

function shownBy(outcome: FinalResponse): ModalView | undefined {
  if (outcome?.kind === 'say') return notice(outcome.blocks);
  return outcome?.kind === 'open' || outcome?.kind === 'replace' ? outcome.view : undefined;
}

/** Returns true for a view onto which Slack pushes no other. */
function isTopmost({ previous_view_id: below, root_view_id: first }: Stacked): boolean {
  return Boolean(below) && below !== first;
}

/**
 * Returns the acknowledgement of a submitted modal; undefined closes it. Shows a refusal or a failure as an error under the
 * first input, so that the user's input isn't lost. It can't be tried again, so it shows no pictures, which Slack may refuse.
 */
export function submissionAck(outcome: FinalResponse, submitted: ViewOutput): ViewResponseAction | undefined {
  switch (outcome?.kind) {
    case undefined:
      return undefined;
    case 'close all':
      return { response_action: 'clear' };
    case 'errors':
      return { response_action: 'errors', errors: { ...outcome.fields } };
    case 'open':
      return { response_action: isTopmost(submitted) ? 'update' : 'push', view: withoutPictures(outcome.view) };
    case 'replace':
      return { response_action: 'update', view: withoutPictures(outcome.view) };
    case 'say': {
      const field = outcome.kept ? Object.keys(submitted.state.values)[0] : undefined;
      if (!field) return { response_action: 'update', view: notice(outcome.blocks) };
      return { response_action: 'errors', errors: { [field]: plain(message(...outcome.blocks).text) } };
    }
  }
}

/** Returns a response to a command that only the user sees. */
export function ephemeral(blocks: KnownBlock[]) {
  return { response_type: 'ephemeral' as const, ...message(...blocks) };
}
