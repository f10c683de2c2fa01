import type { DataTableBlock, TableBlock } from '@slack/types';
import { numbered } from '../text/numbered.js';
import { RichText } from '../text/rich-text.js';

type Cell = TableBlock['rows'][number][number];

/** A table block. Its first row is the header. */
export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...body] = block.rows;
  const align = (column: number) => block.column_settings?.[column]?.align ?? 'left';
  return (
    <div class="block-table">
      <table>
        <Head cells={head} align={align} />
        <Body rows={body} align={align} />
      </table>
    </div>
  );
}

export function DataTable({ block }: { block: DataTableBlock }) {
  const [head = [], ...body] = block.rows;
  const align = (column: number) => (body[0]?.[column]?.type === 'raw_number' ? 'right' : 'left');
  return (
    <div class="block-table">
      <table>
        <caption>{block.caption}</caption>
        <Head cells={head} align={align} />
        <Body rows={body} align={align} />
      </table>
    </div>
  );
}

type Align = (column: number) => 'left' | 'center' | 'right';

function Head({ cells, align }: { cells: readonly Cell[]; align: Align }) {
  return (
    <thead>
      <tr>
        {numbered(cells).map(({ key, it }) => (
          <th key={key} scope="col" data-align={align(key)}>
            <Contents cell={it} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Body({ rows, align }: { rows: readonly (readonly Cell[])[]; align: Align }) {
  return (
    <tbody>
      {numbered(rows).map(({ key, it: row }) => (
        <tr key={key}>
          {numbered(row).map(({ key: column, it }) => (
            <td key={column} data-align={align(column)}>
              <Contents cell={it} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Contents({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : <span>{cell.text}</span>;
}
