import type { App } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';

const home: HomeView = {
  type: 'home',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Today' } },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'greet', text: { type: 'plain_text', text: 'Greet' } }],
    },
  ],
};

const modal: ModalView = {
  type: 'modal',
  callback_id: 'greet',
  title: { type: 'plain_text', text: 'Greet' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'whom',
      label: { type: 'plain_text', text: 'Whom' },
      element: { type: 'users_select', action_id: 'whom' },
    },
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Words' },
      element: { type: 'plain_text_input', action_id: 'words', initial_value: 'Hello' },
    },
  ],
};

/** An app for greeting other people, with a Home button, a modal, a direct message and a command. */
export function greet(app: App): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: home });
  });
  app.action('greet', async ({ ack, body, client }) => {
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: modal });
    await ack();
  });
  app.view('greet', async ({ ack, body, view, client }) => {
    const words = view.state.values.words?.words?.value ?? '';
    if (words === 'Boo') return ack({ response_action: 'errors', errors: { words: 'Be kind.' } });
    const whom = view.state.values.whom?.whom?.selected_user ?? '';
    await client.chat.postMessage({ channel: whom, text: `${words} from <@${body.user.id}>` });
    return ack();
  });
  app.command('/greet', async ({ ack, command }) => ack(`You greet ${command.text}`));
  app.action(/^(?!greet)/, async ({ ack }) => ack());
}
