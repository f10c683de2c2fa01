import type { Person } from '../../person/person.js';
import type { Page } from '../page.js';
import type { Given, Table, Tables } from '../shown.js';
import { showChannels } from './channels.js';
import { showGuide } from './guide.js';
import { showMessages } from './messages.js';
import { showUsers } from './users.js';
import { showViews } from './views.js';
import { showWorkspace } from './workspace.js';

type Show<T extends Table> = (page: Page, person: Person, channel?: string) => ReadonlyMap<string, Tables<Given>[T]>;

/** Functions that return the rows a person sees, by table. Only `message` can be limited to one channel. */
export const show: { readonly [T in Table]: Show<T> } = {
  workspace: (_, person) => new Map([['', showWorkspace(person)]]),
  clock: ({ world: { clock }, journey }) => {
    const { from, to } = journey ?? {};
    const between = from === undefined || to === undefined ? undefined : { from, to };
    return new Map([['', { now: clock.now().getTime(), ticking: clock.ticking, journey: between }]]);
  },
  user: (_, person) => showUsers(person),
  channel: showChannels,
  message: (_, person, channel) => showMessages(person, channel),
  view: (_, person) => showViews(person),
  notice: (_, { workspace, user }) =>
    new Map(workspace.notices.flatMap((it, n) => (it.user === user.id ? [[String(n), { text: it.text }]] : []))),
  guide: (_, person) => showGuide(person),
  requests: ({ requests }) => new Map([['', requests.count]]),
};

export const TABLES: readonly Table[] = [
  'workspace',
  'clock',
  'user',
  'channel',
  'message',
  'view',
  'notice',
  'guide',
  'requests',
];
