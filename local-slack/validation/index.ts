/** Whether Slack would take a message or a view, and what it would answer if not. */
export { type Message, messageProblems, messageWarnings } from './message.js';
export { describeProblem, type Refusal } from './problem.js';
export { viewProblems } from './view.js';
