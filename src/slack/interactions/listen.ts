import type { App, BlockAction, Context, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Person } from '../../core/people.js';
import { fieldErrorsOf, formOf } from '../blocks/inputs.js';
import { copy } from '../copy.js';
import type { Handler, Inbox } from '../inbound/inbox.js';
import {
  type ActionContract,
  type CommandContract,
  type EventContract,
  LINK_ID,
  type MessageShortcutContract,
  type ModalContract,
  type ShortcutContract,
} from './contracts.js';
import { ephemeral, respond, submissionAck } from './respond.js';
import { fieldErrors, type HandlerResponse, refuse } from './responses.js';
import type { Interaction, RunHandler } from './run-handler.js';

/** Who acts. The workspace is the one that Slack signed for; nothing that a payload carries can change it. */
export interface Actor {
  readonly person: Person;
  /** Speaks to Slack in this workspace, within the 3 seconds that the person waits. */
  readonly slack: WebClient;
}

/** The only way to register for what Slack sends. What a handler returns is the acknowledgement. */
export interface Listen {
  /** Someone presses a button or chooses from a list. */
  press<Carry>(
    contract: ActionContract<Carry>,
    handler: (it: Actor & { carry: Carry }) => Promise<HandlerResponse>,
  ): void;
  /** Someone submits a modal whose fields are right. */
  submit<Carry, Form>(
    contract: ModalContract<Carry, Form>,
    handler: (it: Actor & { carry: Carry; form: Form }) => Promise<HandlerResponse>,
  ): void;
  shortcut(contract: ShortcutContract, handler: (it: Actor) => Promise<HandlerResponse>): void;
  messageShortcut(
    contract: MessageShortcutContract,
    handler: (it: Actor & { text: string }) => Promise<HandlerResponse>,
  ): void;
  command(
    contract: CommandContract,
    handler: (it: Actor & { text: string; channelId: string }) => Promise<HandlerResponse>,
  ): void;
  /** Something happened. Handlers run in the background, once the event is safe, and again if they fail. */
  event<Event>(contract: EventContract<Event>, handler: Handler<Event>): void;
  /**
   * Something happened that nothing may outrun, such as being uninstalled: the handler runs before Slack hears yes, and in the background
   * only where that failed. Also for a workspace that is stopped.
   */
  urgent<Event>(contract: EventContract<Event>, handler: Handler<Event>): void;
}

/** Registers with Bolt what people do, and with the inbox what happens. */
export function createListen(app: App, attend: RunHandler, inbox: Inbox): Listen {
  // Slack reports presses of plain links too, and shows an error when nobody answers.
  app.action(LINK_ID, ({ ack }) => ack());

  return {
    press: (contract, handler) => {
      app.action<BlockAction>(
        { type: 'block_actions', action_id: contract.id },
        async ({ ack, body, action, client, context }) => {
          const doing = interactionOf(contract.id, context, body.user, client);
          const carry = contract.carry.safeParse(carriedBy(action));
          const outcome = await attend(doing, async (person) =>
            carry.success
              ? handler({ person, slack: client, carry: carry.data })
              : refuse(copy.outdated, 'carries what it should not'),
          );
          await respond(outcome, client, body.trigger_id, body.view);
          await ack();
        },
      );
    },

    submit: (contract, handler) => {
      app.view<ViewSubmitAction>(
        { type: 'view_submission', callback_id: contract.id },
        async ({ ack, body, view, client, context }) => {
          const doing = interactionOf(contract.id, context, body.user, client);
          const carry = contract.carry.safeParse(parseJson(view.private_metadata));
          const fields = Object.keys(view.state.values);
          const form = contract.form.safeParse(formOf(view.state.values));
          const outcome = await attend(doing, async (person) => {
            if (!carry.success) return refuse(copy.outdated, 'carries what it should not');
            if (form.success) return handler({ person, slack: client, carry: carry.data, form: form.data });
            return fieldErrors(fieldErrorsOf(form.error.issues, fields));
          });
          const response = submissionAck(outcome, fields);
          await (response ? ack(response) : ack());
        },
      );
    },

    shortcut: (contract, handler) => {
      app.shortcut({ type: 'shortcut', callback_id: contract.id }, async ({ ack, body, client, context }) => {
        const doing = interactionOf(contract.id, context, body.user, client);
        await respond(await attend(doing, (person) => handler({ person, slack: client })), client, body.trigger_id);
        await ack();
      });
    },

    messageShortcut: (contract, handler) => {
      app.shortcut({ type: 'message_action', callback_id: contract.id }, async ({ ack, body, client, context }) => {
        const doing = interactionOf(contract.id, context, body.user, client);
        const text = 'message' in body ? (body.message.text ?? '') : '';
        await respond(
          await attend(doing, (person) => handler({ person, slack: client, text })),
          client,
          body.trigger_id,
        );
        await ack();
      });
    },

    command: (contract, handler) => {
      app.command(contract.command, async ({ ack, body, client, context }) => {
        const doing = interactionOf(contract.command, context, { id: body.user_id }, client);
        const { text, channel_id: channelId } = body;
        const outcome = await attend(doing, (person) => handler({ person, slack: client, text, channelId }));
        if (outcome?.kind === 'say') return ack(ephemeral(outcome.blocks));
        await respond(outcome, client, body.trigger_id);
        await ack();
      });
    },

    event: inbox.on,

    urgent: inbox.urgent,
  };
}

function interactionOf(
  id: string,
  { teamId: workspaceId, signature }: Context,
  user: { id: string; team_id?: string },
  client: WebClient,
): Interaction {
  // Bolt sets it from what our installations answered; without one no listener runs.
  if (!workspaceId) throw new Error('A request came through without a workspace.');
  return { id, workspaceId, userId: user.id, userTeam: user.team_id, client, signature };
}

/** What a pressed button or a chosen option carries. */
function carriedBy(action: BlockAction['actions'][number]): unknown {
  if (action.type === 'button') return parseJson(action.value);
  if (action.type === 'static_select') return parseJson(action.selected_option?.value);
  return undefined;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
