import { md } from './slack/blocks/mrkdwn.js';

/** The text that users read in the parts of the app that combine all features. */
export const copy = {
  // Home
  show: 'Show',
  needs: 'Needs you',
  gettingStarted: 'Getting started',
  stepsDone: (done: number, all: number, next: string) => md`*Getting started:* ${done} of ${all} done · next: ${next}`,
  hide: 'Hide',
  hideChecklist: 'Hide the list “Getting started”',
  nothingThere: 'That isn’t here anymore. You’ll find what’s current on Hearth’s Home tab.',

  // /hearth and "Do something…"
  doSomething: 'Do something…',
  unknownWord: (typed: string) => `I don’t know “${typed}” yet. Try one of these:`,
  helpBare: (help: string) => md`*/hearth* ${lowered(help)}`,
  helpWord: (word: string, help: string) => md`*/hearth ${word}* ${lowered(help)}`,
  helpHelp: 'Shows this list.',
  noCommunity:
    'You’re not in a community with check-ins yet. Join its channel, then press “Join check-ins” on Hearth’s Home tab.',
  switchedOff: (community: string) => md`That’s switched off in *${community}*.`,

  // Community settings
  settings: 'Community settings',
  settingsWord: 'Changes how this community works.',
  change: 'Change',
  nameOf: (button: string, what: string) => `${button}: ${what}`,
  on: 'on',
  off: 'off',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
};

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
