import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  Context,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { FeatureSwitch } from '../../core/feature-switches.js';
import type { Person } from '../../core/people.js';
import type { ActName } from '../../core/permissions.js';
import { visibleText } from '../../core/text.js';
import { fieldErrorsOf, formOf } from '../blocks/inputs.js';
import { copy } from '../copy.js';
import type { BeforeStoring, Handler, Inbox } from '../inbound/inbox.js';
import {
  type ActionContract,
  type CommandContract,
  type EventContract,
  LINK_ID,
  type MessageShortcutContract,
  type ModalContract,
  type ShortcutContract,
} from './contracts.js';
import { parseJson } from './parse-json.js';
import { type Access, type Given, type GivenAnywhere, permit, permitAnywhere } from './permissions.js';
import { ephemeral, respond, submissionAck } from './respond.js';
import { fieldErrors, type HandlerResponse, refuse } from './responses.js';
import type { Handling, Interaction, RunHandler } from './run-handler.js';
import { tickingIn } from './ticks.js';

/** The user who acts. Their workspace comes from the signed request, never from the value of a button or modal. */
export interface Actor {
  readonly person: Person;
  /** The client for this workspace, with a timeout within the 3 seconds that the user waits. */
  readonly slack: WebClient;
}

/** A message on which a user ran a shortcut. */
export interface ChosenMessage {
  readonly channelId: string;
  readonly ts: string;
  /** The timestamp of the thread's parent; undefined for a message in no thread. */
  readonly threadTs: string | undefined;
  /** The kind of conversation that it is in. One with several people is `direct`, too. */
  readonly place: 'public' | 'private' | 'direct';
  readonly text: string;
  readonly author: { readonly id: string | undefined; readonly isBot: boolean };
}

/** The fields of a modal by name, as the user has filled them in so far. */
export type Typed = Readonly<Record<string, unknown>>;

type Responding<It> = (it: It) => Promise<HandlerResponse>;

/** The only way to register handlers for what Slack sends. A handler's return value is the acknowledgement. */
export interface Listen {
  /**
   * Runs the handler when a permitted user presses a button, chooses from a list or a menu, ticks a checkbox, or changes
   * an input. `typed` are the fields of its modal by name, not validated.
   */
  press<Carry, const A extends Access<Carry>>(
    contract: ActionContract<Carry>,
    access: A,
    handler: Responding<Actor & { carry: Carry; typed: Typed } & Given<A>>,
  ): void;
  /** Runs the handler when a permitted user submits a modal with valid fields. */
  submit<Carry, Form, const A extends Access<Carry, Form>>(
    contract: ModalContract<Carry, Form>,
    access: A,
    handler: Responding<Actor & { carry: Carry; form: Form } & Given<A>>,
  ): void;
  /** Runs the handler with the communities in which the user may do the act; none for an act outside of communities. */
  shortcut(contract: ShortcutContract, act: ActName, handler: Responding<Actor & GivenAnywhere>): void;
  messageShortcut(
    contract: MessageShortcutContract,
    act: ActName,
    handler: Responding<Actor & GivenAnywhere & { message: ChosenMessage }>,
  ): void;
  command(
    contract: CommandContract,
    act: ActName,
    handler: Responding<Actor & GivenAnywhere & { text: string; channelId: string }>,
  ): void;
  /**
   * Runs the handler in the background, after the event is stored; retries it if it fails. `before` adds to what is
   * stored.
   */
  event<Event>(contract: EventContract<Event>, handler: Handler<Event>, before?: BeforeStoring): void;
  /**
   * For events that must take effect at once, such as an uninstall: runs the handler before the acknowledgement to
   * Slack, and retries it in the background if it fails. Also runs for a stopped workspace.
   */
  urgent<Event>(contract: EventContract<Event>, handler: Handler<Event>): void;
}

/**
 * Returns a `Listen` that registers interactions with Bolt and events with the inbox. `switches`: the features that can
 * be off.
 */
export function createListen(
  app: App,
  runHandler: RunHandler,
  inbox: Inbox,
  switches: readonly FeatureSwitch[],
): Listen {
  const switchOf = (id: string) => switches.find(({ feature }) => id.startsWith(`${feature}.`));
  const presses = createTable<SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs>();
  const submissions = createTable<SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs>();
  app.action<BlockAction>({ type: 'block_actions' }, (it) => presses.run(it.action.action_id, it));
  app.view<ViewSubmitAction>({ type: 'view_submission' }, (it) => submissions.run(it.view.callback_id, it));
  // Slack sends presses of link buttons too, and shows an error if they aren't acknowledged.
  presses.add(LINK_ID, ({ ack }) => ack());
  return {
    press: (contract, access, handler) => {
      const { id } = contract;
      presses.add(id, async ({ ack, body, action, client, context }) => {
        const { view } = body;
        const blocks = view?.blocks ?? body.message?.blocks;
        const handling = pressHandling(contract, access, handler, { action, blocks, view, client, by: switchOf(id) });
        const response = await runHandler(interactionOf(contract, context, body.user, client), handling);
        // The last of several quick changes holds all values, so its view is shown whatever came before.
        const shown = view && contract.isInput ? { ...view, hash: '' } : view;
        await respond(response, client, body.trigger_id, shown);
        await ack();
      });
    },
    submit: (contract, access, handler) => {
      const { id } = contract;
      submissions.add(id, async ({ ack, body, view, client, context }) => {
        const handling = submitHandling(contract, access, handler, { view, client, by: switchOf(id) });
        const response = await runHandler(interactionOf(contract, context, body.user, client), handling);
        const ackBody = submissionAck(response, view);
        await (ackBody ? ack(ackBody) : ack());
      });
    },
    ...listenWithoutCarry(app, runHandler),
    event: inbox.on,
    urgent: inbox.urgent,
  };
}

/**
 * Finds what is registered for an id. Bolt itself would try each of hundreds of listeners in turn, which takes longer than
 * most of them.
 */
function createTable<It>() {
  const byId = new Map<string, (it: It) => Promise<void>>();
  return {
    /** Throws if there is one with that id. */
    add: (id: string, handler: (it: It) => Promise<void>) => {
      if (byId.has(id)) throw new Error(`Two handlers are registered for ${id}.`);
      byId.set(id, handler);
    },
    /** Does nothing for an id that nobody knows; the request is then not acknowledged. */
    run: async (id: string, it: It) => byId.get(id)?.(it),
  };
}

/** Registers shortcuts and commands, which name no community. */
function listenWithoutCarry(
  app: App,
  runHandler: RunHandler,
): Pick<Listen, 'shortcut' | 'messageShortcut' | 'command'> {
  return {
    shortcut: (contract, act, handler) => {
      app.shortcut({ type: 'shortcut', callback_id: contract.id }, async ({ ack, body, client, context }) => {
        const handling = anywhere(act, (given) => handler({ ...given, slack: client }));
        const response = await runHandler(interactionOf(contract, context, body.user, client), handling);
        await respond(response, client, body.trigger_id);
        await ack();
      });
    },
    messageShortcut: (contract, act, handler) => {
      app.shortcut<MessageShortcut>(
        { type: 'message_action', callback_id: contract.id },
        async ({ ack, body, client, context }) => {
          const message = chosenMessage(body);
          const handling = anywhere(act, (given) => handler({ ...given, slack: client, message }));
          const response = await runHandler(interactionOf(contract, context, body.user, client), handling);
          await respond(response, client, body.trigger_id);
          await ack();
        },
      );
    },
    command: (contract, act, handler) => {
      app.command(contract.command, async ({ ack, body, client, context }) => {
        const { channel_id: channelId, user_id: id } = body;
        const text = visibleText(body.text);
        const handling = anywhere(act, (given) => handler({ ...given, slack: client, text, channelId }));
        const what = { id: contract.command, isConfidential: contract.isConfidential?.(text) ?? false };
        const response = await runHandler(interactionOf(what, context, { id }, client), handling);
        if (response?.kind === 'say') return ack(ephemeral(response.blocks));
        await respond(response, client, body.trigger_id);
        await ack();
      });
    },
  };
}

function pressHandling<Carry, A extends Access<Carry>>(
  contract: ActionContract<Carry>,
  access: A,
  handler: Responding<Actor & { carry: Carry; typed: Typed } & Given<A>>,
  it: {
    view: BlockAction['view'] | undefined;
    action: BlockAction['actions'][number];
    /** The blocks of the message or view. */
    blocks: unknown;
    client: WebClient;
    by: FeatureSwitch | undefined;
  },
): Handling {
  const carry = contract.carry.safeParse(
    contract.isInput ? parseJson(it.view?.private_metadata) : carriedBy(it.action, it.blocks),
  );
  if (!carry.success) return OUTDATED;
  return {
    act: access.act,
    rejoins: 'rejoins' in access,
    permit: (tx, person, now) => permit(tx, person, access, { carry: carry.data, form: undefined, by: it.by, now }),
    // `granted` has the properties that `Given<A>` declares.
    handle: (person, granted) => {
      const typed = formOf(it.view?.state?.values ?? {});
      return handler({ person, slack: it.client, carry: carry.data, typed, ...granted } as never);
    },
  };
}

function submitHandling<Carry, Form, A extends Access<Carry, Form>>(
  contract: ModalContract<Carry, Form>,
  access: A,
  handler: Responding<Actor & { carry: Carry; form: Form } & Given<A>>,
  it: { view: ViewSubmitAction['view']; client: WebClient; by: FeatureSwitch | undefined },
): Handling {
  const { values } = it.view.state;
  const carry = contract.carry.safeParse(parseJson(it.view.private_metadata));
  if (!carry.success) return OUTDATED;
  const form = contract.form.safeParse(formOf(values));
  if (!form.success) return always(fieldErrors(fieldErrorsOf(form.error.issues, Object.keys(values))));
  const given = { slack: it.client, carry: carry.data, form: form.data };
  return {
    act: access.act,
    permit: (tx, person, now) => permit(tx, person, access, { carry: carry.data, form: form.data, by: it.by, now }),
    handle: (person, granted) => handler({ ...given, person, ...granted } as never),
  };
}

/** Permits an act of an interaction that carries no community. */
function anywhere(
  act: ActName,
  handle: (given: { person: Person } & GivenAnywhere) => Promise<HandlerResponse>,
): Handling {
  return {
    act,
    permit: (tx, person, now) => permitAnywhere(tx, person, act, now),
    handle: (person, { communities = [] }) => handle({ person, communities }),
  };
}

function always(response: HandlerResponse): Handling {
  return { permit: async () => ({}), handle: async () => response };
}

const OUTDATED = always(refuse(copy.outdated, 'carries what it should not'));

function chosenMessage({ channel, message }: MessageShortcut): ChosenMessage {
  const { text, user, bot_id, ts, thread_ts } = message;
  return {
    ...{ channelId: channel.id, ts, threadTs: thread_ts ?? undefined, text: text ?? '' },
    place: placeOf(channel.name),
    author: { id: user ?? undefined, isBot: Boolean(bot_id) },
  };
}

/** Returns the kind of a conversation from its name, in place of which Slack sends these words if it isn't public. */
function placeOf(name: string | undefined): ChosenMessage['place'] {
  if (name === 'directmessage' || name?.startsWith('mpdm-')) return 'direct';
  return name === undefined || name === 'privategroup' ? 'private' : 'public';
}

function interactionOf(
  { id, isConfidential = false }: { readonly id: string; readonly isConfidential?: boolean },
  { teamId: workspaceId, signature }: Context,
  user: { id: string },
  client: WebClient,
): Interaction {
  // Bolt sets it from the result of `authorize`, without which no listener runs.
  if (!workspaceId) throw new Error('A request came through without a workspace.');
  return { id, workspaceId, userId: user.id, isConfidential, client, signature };
}

/** Returns what a pressed button, a chosen option or checkboxes carry; undefined if it is malformed. */
function carriedBy(action: BlockAction['actions'][number], blocks: unknown): unknown {
  if (action.type === 'checkboxes') return tickingIn(action, blocks);
  if (action.type === 'button') return parseJson(action.value);
  if (action.type === 'static_select' || action.type === 'overflow') return parseJson(action.selected_option?.value);
  return undefined;
}
