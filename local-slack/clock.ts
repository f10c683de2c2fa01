import { createAgenda } from './agenda.js';

interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** Slack's clock. Messages, events and retries live by it; signatures, triggers and the 3 s to acknowledge by real time. */
export interface SettableClock {
  /** Needs no `this`, so it can be handed to an app as its clock. */
  now(): Date;
  /** Moves on in hops; after each hop what fell due has run and every listener has been awaited. */
  advance(by: Duration | { readonly until: Date }): Promise<void>;
  /** Jumps at once, in either direction; listeners are awaited once, there. */
  set(to: Date): Promise<void>;
  /** Called with the new time after every hop and jump. Returns how to stop listening. */
  onAdvance(listener: (now: Date) => unknown): () => void;
  /**
   * Asked before each hop for the next instant at which something falls due outside of Slack. While anybody is asked, an advance hops
   * from one such instant to the next. Returns how to stop asking.
   */
  stopsAt(next: (after: Date) => Promise<Date | undefined>): () => void;
  /** Runs something when the clock gets there. Returns how to call it off. */
  at(when: Date, run: () => unknown): () => void;
  readonly ticking: boolean;
  /** Lets it run at the speed of real time, or stops it. */
  tick(ticking: boolean): void;
  /** Drops everything that is still due. */
  stop(): void;
}

export interface ClockSettings {
  readonly start?: Date;
  /** Default: it ticks unless a start is given. */
  readonly ticking?: boolean;
  /** The longest hop of an advance, 15 minutes unless told. */
  readonly hop?: Duration;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export function createClock({
  start,
  ticking = start === undefined,
  hop = { minutes: 15 },
}: ClockSettings = {}): SettableClock {
  const hand = createHand((start ?? new Date()).getTime(), ticking);
  const agenda = createAgenda();
  const listeners = new Set<(now: Date) => unknown>();
  const nexts = new Set<(after: Date) => Promise<Date | undefined>>();
  const inTurn = oneAfterTheOther();
  const now = () => new Date(hand.read());
  let alarm: NodeJS.Timeout | undefined;

  async function runDue(): Promise<void> {
    await agenda.runUntil(hand.read);
    setAlarm();
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    const next = agenda.next();
    if (!hand.ticking || next === undefined) return;
    alarm = setTimeout(runDue, Math.min(Math.max(next - hand.read(), 0), LONGEST_TIMEOUT)).unref();
  }

  async function moveTo(ms: number): Promise<void> {
    hand.place(ms);
    await runDue();
    for (const listener of listeners) await listener(now());
  }

  async function travel(target: number): Promise<void> {
    while (hand.read() < target) {
      const stop = Math.min(target, await nextStop(target), agenda.next() ?? target);
      await moveTo(Math.max(stop, hand.read()));
    }
  }

  async function nextStop(target: number): Promise<number> {
    if (nexts.size === 0) return hand.read() + milliseconds(hop);
    const stops = await Promise.all([...nexts].map((next) => next(now())));
    return Math.min(...stops.map((it) => it?.getTime() ?? target));
  }

  return {
    now,
    advance: (by) => inTurn(() => travel('until' in by ? by.until.getTime() : hand.read() + milliseconds(by))),
    set: (to) => inTurn(() => moveTo(to.getTime())),
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stopsAt(next) {
      nexts.add(next);
      return () => nexts.delete(next);
    },
    at(when, run) {
      const callOff = agenda.add(when.getTime(), run);
      setAlarm();
      return callOff;
    },
    get ticking() {
      return hand.ticking;
    },
    tick(ticking) {
      hand.tick(ticking);
      setAlarm();
    },
    stop() {
      agenda.clear();
      listeners.clear();
      nexts.clear();
      clearTimeout(alarm);
    },
  };
}

/** What points at the time: still, or moving as real time does. */
function createHand(start: number, isTicking: boolean) {
  let [base, since, ticking] = [start, Date.now(), isTicking];
  const read = () => (ticking ? base + Date.now() - since : base);
  const place = (ms: number) => {
    [base, since] = [ms, Date.now()];
  };
  return {
    read,
    place,
    get ticking() {
      return ticking;
    },
    tick(on: boolean) {
      place(read());
      ticking = on;
    },
  };
}

/** Runs what it is given in the order in which it is given, each when the one before is over. */
function oneAfterTheOther(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

function milliseconds({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
