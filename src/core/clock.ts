/** Reads the present instant. The app is given one clock and reads time nowhere else, so tests and the demo can move it. */
export type Clock = () => Date;

/** The machine's own clock. */
export const systemClock: Clock = () => new Date();
