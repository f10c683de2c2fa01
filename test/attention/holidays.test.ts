import { allCountries, countryOf, holidaysIn, isRegion, nextHolidays, statesOf } from '../../src/attention/holidays.js';

test.each([
  ['Europe/Berlin', 'DE'],
  ['Europe/Oslo', 'NO'],
  ['Asia/Calcutta', 'IN'],
  ['Asia/Bangkok', 'TH'],
  ['US/Pacific', 'US'],
  ['UTC', undefined],
  ['Etc/GMT+3', undefined],
])('the time zone %s is in the country %s', (zone, country) => {
  expect(countryOf(zone)).toBe(country);
});

test.each([
  ['DE', '2026-12-25', true],
  ['DE', '2026-12-24', false],
  ['DE', '2026-01-06', false],
  ['DE-BY', '2026-01-06', true],
  ['US', '2026-11-26', true],
  ['US', '2026-07-03', true], // observed, because July 4 is a Saturday
  ['IL', '2026-09-12', true],
  ['TR', '2026-05-28', true], // the second day of a religious holiday
  ['CH-SO', '2026-05-01', false], // half a day, from noon
  ['DE-BB', '2027-03-28', true], // Easter Sunday, when the clocks go forward
  ['XX', '2026-12-25', false],
  [undefined, '2026-12-25', false],
])('in %s, %s is a holiday: %s', async (region, day, is) => {
  expect((await holidaysIn(region))(day)).toBe(is);
});

test('countries and states have names, and unknown regions are rejected', async () => {
  expect((await allCountries()).slice(0, 2)).toEqual([
    { region: 'AX', name: 'Åland Islands' },
    { region: 'AL', name: 'Albania' },
  ]);
  expect((await statesOf('DE'))[0]).toEqual({ region: 'DE-BW', name: 'Baden-Württemberg' });
  expect(await Promise.all(['DE', 'DE-BY', 'DE-XX', 'XX', 'toString'].map(isRegion))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['DE-BY', '2026-12-26', ['2026-12-26 Boxing Day', "2027-01-01 New Year's Day", '2027-01-06 Epiphany']],
  ['CH-SO', '2026-04-27', ['2026-05-14 Ascension Day', '2026-05-24 Pentecost', '2026-06-04 Corpus Christi']],
  ['XX', '2026-04-27', []],
  [undefined, '2026-04-27', []],
])('the next three holidays in %s from %s are %j', async (region, from, expected) => {
  const next = await nextHolidays(region, from, 3);
  expect(next.map(({ day, name }) => `${day} ${name}`)).toEqual(expected);
});
