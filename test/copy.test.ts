import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Rule {
  /** What is wrong, and what to write instead. */
  readonly reason: string;
  /** Matches in a whole text. */
  readonly pattern: RegExp;
}

// Few and precise: a rule belongs here if a text that breaks it is always worse than one that doesn't.
const RULES: readonly Rule[] = [
  { reason: 'Use curly apostrophes and quotation marks.', pattern: /"|\p{L}'\p{L}/u },
  { reason: 'Use one space between words and after a full stop.', pattern: /[\p{L}\d.,:;!?] {2}/u },
  {
    reason: 'Use the contraction, as people do when they speak.',
    pattern:
      /\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|would|could|should|will) not\b|\b[Cc]annot\b/,
  },
  {
    reason: 'Use the contraction, as people do when they speak.',
    pattern: /(^|[.!?:] |\n)(It is|That is|There is|You are|I am|I will) (?!$)/,
  },
  {
    reason: 'Begin a sentence with its subject: “Members who are away …” instead of “Who is away …”.',
    pattern: /(^|[.!?] |\n)[*_]?(Who|What|Whoever|Whether|Which)(’\w+)? [^.?!]*([.!:]|$)/,
  },
  { reason: 'Call it a streak.', pattern: /\bin a row\b|\b(your|best) row\b/i },
  { reason: 'Say “anymore”, “automatically” or who does it.', pattern: /\bany more\b|\bby themselves\b/i },
  { reason: 'Name the person who acts: “Hearth won’t …” instead of “Nobody will …”.', pattern: /\bnobody will\b/i },
  { reason: 'Say “when Hearth may message you”.', pattern: /\bof my own accord\b/i },
  { reason: 'Say “comparison group (gets no message)”.', pattern: /\bleft alone\b/i },
  { reason: 'Say “too early to tell”.', pattern: /\btoo few to (say|tell)\b/i },
  { reason: 'Say “… is saying hello to …”.', pattern: /\bis yours to\b/i },
  { reason: 'Spell as in American English, like “organizer”.', pattern: /organis|recognis|\bcolour\b/i },
];

const ROOT = process.cwd();

/** Returns the texts in a file of words: its string literals, with `…` for each value that is filled in. */
function textsIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gm, '');
  const literals = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`((?:[^`\\]|\\.)*)`/g)];
  return literals.map(([, single, double, template]) =>
    (single ?? double ?? template ?? '')
      .replaceAll(/\$\{[^{}]*\}/g, '…')
      .replaceAll('\\n', '\n')
      .replaceAll("\\'", "'"),
  );
}

/** Returns everything that people read in the manifest. */
function textsOfManifest(): string[] {
  const texts: string[] = [];
  JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'), (key, value) => {
    if (/^(name|(long_)?description|usage_hint)$/.test(key)) texts.push(String(value));
    return value;
  });
  return texts;
}

const files = readdirSync(join(ROOT, 'src'), { recursive: true })
  .map(String)
  .filter((path) => /\bcopy(\/.*)?\.ts$/.test(path))
  .map((path) => join('src', path))
  .concat(join('src', 'slack', 'scopes.ts'));

const problemsIn = (texts: readonly string[]) =>
  texts.flatMap((text) => RULES.filter(({ pattern }) => pattern.test(text)).map(({ reason }) => `${reason} ${text}`));

test.each(files)('%s is in plain English', (file) => {
  expect(problemsIn(textsIn(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test('manifest.json is in plain English', () => {
  expect(problemsIn(textsOfManifest())).toEqual([]);
});

test.each([
  ['You can’t. It does not work.', 1],
  ['It doesn’t work.', 0],
  ["It doesn't work.", 1],
  ['Who is away is not asked.', 2],
  ['Who sees it?', 0],
  ['Whether it helps: nobody knows.', 1],
  ['Whatever you’re working on, we would love to hear about it.', 0],
  ['Ask her. What happens next is up to you.', 1],
  ['3 check-ins in a row', 1],
  ['•  Two spaces may follow a bullet.', 0],
  ['But  not a word.', 1],
  ['That is more than five.', 1],
  ['It’s what it is.', 0],
])('the text "%s" breaks %i rules', (text, count) => {
  expect(problemsIn([text])).toHaveLength(count);
});

test('texts are found in every kind of string, and filled-in values are left out', () => {
  const source = `import { x } from 'y';
/** The 'words'. */
export const copy = {
  // Isn't one
  a: 'One',
  b: (n: string) => \`Two \${inWords(n)} it\`,
  c: "It's",
};`;
  expect(textsIn(source)).toEqual(['One', 'Two … it', "It's"]);
});
