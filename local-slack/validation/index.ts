/** Checks whether Slack accepts a message or a view, and which error it returns if not. */
export { type Message, messageProblems, messageWarnings } from './message.js';
export { describeProblem, type Refusal } from './problem.js';
export { viewProblems } from './view.js';
