import { dataTableChars } from '../limits/payloads.js';
import { isNode, listOf, nodesIn, type Rule } from './nodes.js';

export const rowsAreEquallyLong: Rule = ({ node, pointer }) => {
  const [header, ...rows] = listOf(node.rows).map((row) => listOf(row).length);
  return rows.flatMap((length, index) =>
    length === header
      ? []
      : [{ pointer: `${pointer}/rows/${index + 1}`, message: 'must have as many cells as the header row' }],
  );
};

export const headerIsPlain: Rule = ({ node, pointer }) =>
  listOf(listOf(node.rows)[0]).flatMap((cell, index) =>
    isNode(cell) && cell.type === 'rich_text'
      ? [{ pointer: `${pointer}/rows/0/${index}/type`, message: 'unsupported type: rich_text' }]
      : [],
  );

export const tableIsShort: Rule = ({ node, pointer }) => {
  const texts = nodesIn(node.rows, '').map((cell) => cell.node.text);
  const chars = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? [...text].length : 0), 0);
  const message = `must be less than ${dataTableChars + 1} characters`;
  return chars > dataTableChars ? [{ pointer: `${pointer}/rows`, message }] : [];
};
