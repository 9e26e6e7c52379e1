import type { BulkColumnRow } from '../../../../contract/app/bulk-send.ts';
import type { Sheet } from '../../../lib/sheet/read-sheet.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Select } from '../../../ui/select.tsx';
import { Cell, Head, Row, Table } from '../../../ui/table.tsx';
import { type Mapping, unfilled, withMapping } from '../model/mapping.ts';

/** A select needs a value for nothing. */
const NOTHING = '-';

interface MapColumnsProps {
  sheet: Sheet;
  columns: readonly BulkColumnRow[];
  mapping: Mapping;
  onMap: (mapping: Mapping) => void;
}

/** Column by column: what it fills, and what its first rows say. */
export function MapColumns({ sheet, columns, mapping, onMap }: MapColumnsProps) {
  const missing = unfilled(columns, mapping);
  const options = [
    { value: NOTHING, label: 'Nothing, leave it out' },
    ...columns.map(({ header }) => ({ value: header, label: header })),
  ];
  const shown = [1, 2, 3].slice(0, sheet.rows.length);
  return (
    <section aria-labelledby="columns-title">
      <h2 id="columns-title" className="mb-2 text-body font-semibold">
        What each column fills
      </h2>
      {missing.length > 0 && <Banner tone="warning">No column fills {missing.join(', ')}. Every row needs it.</Banner>}
      <Table label="Columns of the file">
        <Head columns={['Column', 'Fills', ...shown.map((row) => `Row ${row}`)]} />
        <tbody>
          {sheet.headers.map((header, at) => (
            <Row key={header}>
              <Cell label="Column" main>
                {header}
              </Cell>
              <Cell label="Fills">
                <Select
                  label={`${header} fills`}
                  value={mapping[at] || NOTHING}
                  options={options}
                  onChange={(value) => onMap(withMapping(mapping, at, value === NOTHING ? '' : value))}
                />
              </Cell>
              {shown.map((row) => {
                const cell = sheet.rows[row - 1]?.[at] ?? '';
                return (
                  <Cell key={row} label={`Row ${row}`} empty={cell === ''}>
                    {cell}
                  </Cell>
                );
              })}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
