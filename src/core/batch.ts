const MAX_BUSY_BATCHES = 20;

/**
 * Batches concurrent calls: returns a function that takes one item and resolves with its result. Items that arrive
 * while a batch is running wait and go together into the next one, so the cost per item falls as load rises, and a
 * single item is never held back to fill a batch. `run` returns results in the order of its items; when it throws,
 * every call in that batch rejects. `onIdle` is called when no items are left, and after every 20 batches under
 * constant load.
 */
export function batched<Item, Result>(
  maxItems: number,
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  onIdle: () => void = () => undefined,
) {
  let waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let running = false;

  async function runBatches(): Promise<void> {
    running = true;
    for (let batches = 1; waiting.length > 0; batches += 1) {
      const batch = waiting.slice(0, maxItems);
      waiting = waiting.slice(maxItems);
      try {
        const results = await run(batch.map((it) => it.item));
        for (const [i, it] of batch.entries()) it.resolve(results[i] as Result);
      } catch (error) {
        for (const it of batch) it.reject(error);
      }
      if (batches % MAX_BUSY_BATCHES === 0) onIdle();
    }
    running = false;
    onIdle();
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void runBatches();
    });
}
