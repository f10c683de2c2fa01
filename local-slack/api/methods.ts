import { appMethods } from './apps.js';
import { authMethods } from './auth.js';
import { chatMethods } from './chat.js';
import { conversationMembershipMethods } from './conversation-membership.js';
import { conversationMethods } from './conversations.js';
import { dndMethods } from './dnd.js';
import { fileMethods } from './files.js';
import { historyMethods } from './history.js';
import { manifestMethods } from './manifests.js';
import type { Methods } from './method.js';
import { oauthMethods } from './oauth.js';
import { pinMethods } from './pins.js';
import { reactionMethods } from './reactions.js';
import { teamMethods } from './team.js';
import { userMethods } from './users.js';
import { viewMethods } from './views.js';

/** Every emulated Web API method. */
export const methods: Methods = {
  ...appMethods,
  ...authMethods,
  ...chatMethods,
  ...conversationMembershipMethods,
  ...conversationMethods,
  ...dndMethods,
  ...fileMethods,
  ...historyMethods,
  ...manifestMethods,
  ...oauthMethods,
  ...pinMethods,
  ...reactionMethods,
  ...teamMethods,
  ...userMethods,
  ...viewMethods,
};
