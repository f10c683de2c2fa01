/** The text that users read in the parts of the app that combine all features. */
export const copy = {
  // Home
  show: 'Show',
  needs: 'Needs you',
  gettingStarted: 'Getting started',
  stepsDone: (done: number, all: number, next: string) => `*Getting started:* ${done} of ${all} done · next: ${next}`,
  hide: 'Hide',
  hideChecklist: 'Hide the list “Getting started”',
  nothingThere: 'There’s nothing there anymore.',

  // /hearth and "Do something…"
  doSomething: 'Do something…',
  unknownWord: (typed: string) => `I do not know “${typed}”.`,
  helpBare: (help: string) => `*/hearth* ${lowered(help)}`,
  helpWord: (word: string, help: string) => `*/hearth ${word}* ${lowered(help)}`,
  helpHelp: 'Shows this.',
  noCommunity:
    'You’re not in a community with check-ins yet. Join its channel, then press “Join check-ins” on Hearth’s Home tab.',
  onlyOrganizers: 'That is for the organizers of this community.',
  onlyAdministrators: 'That is for workspace admins and for the person who installed Hearth. Ask one of them.',
  switchedOff: (community: string) => `That is switched off in *${community}*.`,

  // Community settings
  settings: 'Community settings',
  settingsWord: 'Change how this community works.',
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
