import { creating } from './copy/creating.js';
import { running } from './copy/running.js';
import { taking } from './copy/taking.js';

/** The words of challenges. */
export const copy = {
  feature: 'Challenges',
  featureSummary: 'Members work on something together for a few weeks, with a shared target.',
  onHome: 'Challenges',

  templates: {
    'most-days': {
      name: 'Most days',
      task: 'Spend ten minutes writing, moving or learning. Gaps are fine.',
      unit: '',
    },
    ship: { name: 'Ship every week', task: 'Finish one thing a week, and show it.', unit: '' },
    conversations: {
      name: 'Ten conversations',
      task: 'Talk to someone who could use what you make.',
      unit: 'conversations',
    },
    read: { name: 'Read together', task: 'Read a few pages of our book.', unit: 'pages' },
    blank: { name: '', task: '', unit: '' },
  },

  // Creating, approving, changing and calling off.
  creating,

  // Joining, logging, and what members see.
  taking,

  // Posts and messages while a challenge runs and when it ends.
  running,
};
