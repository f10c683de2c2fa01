/** Returns the current time. The app reads the time only from its one clock, so that tests and the demo can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
