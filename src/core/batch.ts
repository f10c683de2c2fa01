const MAX_BUSY_ROUNDS = 20;

/**
 * Turns work on many things at once into a function for one: what is asked for while a round is under way waits for it and goes
 * together into the next, so that the busier it gets the fewer rounds each thing costs, and a single one never waits for company.
 * `run` answers in the order of what it got; when it throws, everyone in that round gets the error. `calm` is called when nothing waits
 * any more, and every so many rounds while it never gets calm.
 */
export function batched<Item, Result>(
  most: number,
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  calm: () => void = () => undefined,
) {
  let waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let underWay = false;

  async function rounds(): Promise<void> {
    underWay = true;
    for (let rounds = 1; waiting.length > 0; rounds += 1) {
      const round = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const results = await run(round.map((it) => it.item));
        for (const [i, it] of round.entries()) it.resolve(results[i] as Result);
      } catch (error) {
        for (const it of round) it.reject(error);
      }
      if (rounds % MAX_BUSY_ROUNDS === 0) calm();
    }
    underWay = false;
    calm();
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!underWay) void rounds();
    });
}
