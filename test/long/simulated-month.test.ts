import { passesAMonth } from '../support/month.js';

test(
  'in a month in which both communities ask at about the same time, members hear of Hearth seldom enough',
  () => passesAMonth('09:00', '09:45'),
  1_200_000,
);
