/** The fewest check-ins of which a share is told, so that it says nothing about anybody. */
const FEWEST = 10;

/** Returns the percentage of the check-ins that were answered within a day; undefined if they are too few to tell. */
export function percentAnswered({ answered, all }: { answered: number; all: number }): number | undefined {
  return all < FEWEST ? undefined : Math.round((100 * answered) / all);
}
