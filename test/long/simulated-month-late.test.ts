import { passesAMonth } from '../support/month.js';

test(
  'in a month in which the second community asks later in the day, members hear of Hearth seldom enough',
  () => passesAMonth('12:00', '15:30'),
  1_200_000,
);
