import type { Feature } from '../../feature.js';
import { openTopics } from './contracts.js';
import { copy } from './copy.js';
import { listenForTopics, topicsInWords } from './handlers.js';
import { data } from './schema.js';
import { communitiesWithTopics } from './store.js';
import { preferenceRows } from './views.js';

export { openChoice as openTopicChoice } from './contracts.js';
export { mayChooseTopics, topicsOfBoth, topicsOfMembers } from './store.js';

/** The topics of a community, of which members choose those that they care about, so that others can bring them together. */
export const topics: Feature = {
  name: 'topics',
  listen: listenForTopics,
  settings: { label: copy.label, summary: topicsInWords, open: openTopics },
  preferences: async (tx, { userId }) => preferenceRows(await communitiesWithTopics(tx, userId)),
  data,
};
