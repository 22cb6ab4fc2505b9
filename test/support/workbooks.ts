// Workbooks as a test writes them down, also such as no program would.
import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip archive; what it says of itself may be wrong. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly stored?: boolean;
  /** Unpacked size as the directory says it. */
  readonly size?: number;
  /** The same as it stands before the part. */
  readonly localSize?: number;
  readonly flags?: number;
  /** Position as the directory says it. */
  readonly at?: number;
}

/** An archive of these parts, one after the other. */
export function zipFile(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const bytes = Buffer.from(part.bytes);
    const packed = part.stored === true ? bytes : deflateRawSync(bytes);
    const name = Buffer.from(part.name);
    const head = (size: number): Buffer => {
      const about = Buffer.alloc(26);
      about.writeUInt16LE(20, 0);
      about.writeUInt16LE(part.flags ?? 0, 2);
      about.writeUInt16LE(part.stored === true ? 0 : 8, 4);
      about.writeUInt32LE(crc32(bytes), 10);
      about.writeUInt32LE(packed.length, 14);
      about.writeUInt32LE(size, 18);
      about.writeUInt16LE(name.length, 22);
      return about;
    };
    const local = [Buffer.from('PK\x03\x04', 'latin1'), head(part.localSize ?? bytes.length), name, packed];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(part.at ?? at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head(part.size ?? bytes.length), rest, name);
    pieces.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** A cell: text, number, or what stands between `<c r="A1"` and `</c>`. */
export type XmlCell = string | number | null | { readonly xml: string };

export interface XmlSheet {
  readonly name: string;
  readonly rows: readonly (readonly XmlCell[])[];
  /** Ranges of merged cells, `A2:A4`. */
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

/** Number formats of the styles of `xlsxFile`, by their numbers. */
export const STYLES = { date: 1, power: 2, text: 3 } as const;

/** The parts of an .xlsx, each sheet written cell by cell. */
export function xlsxParts(sheets: readonly XmlSheet[]): Part[] {
  const list = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const files = sheets.map((_, i) => `/xl/worksheets/sheet${i + 1}.xml`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    {
      name: '[Content_Types].xml',
      bytes: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${files.map((file) => `<Override PartName="${file}" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `<Relationships xmlns="${relations}">${files.map((file, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="${file}"/>`).join('')}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      bytes: `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="16" applyNumberFormat="1"/><xf numFmtId="11" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      bytes: sheetXml(sheet, main),
    })),
  ];
}

export function xlsxFile(sheets: readonly XmlSheet[]): Buffer {
  return zipFile(xlsxParts(sheets));
}

function sheetXml({ rows, merged = [] }: XmlSheet, main: string): string {
  const lines = rows.map((cells, row) => {
    const texts = cells.map((cell, column) => {
      const at = `<c r="${letters(column)}${row + 1}"`;
      if (cell === null) return '';
      if (typeof cell === 'number') return `${at}><v>${cell}</v></c>`;
      if (typeof cell === 'object') return `${at}${cell.xml}</c>`;
      return `${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
    });
    return `<row r="${row + 1}">${texts.join('')}</row>`;
  });
  const spans = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const merges = merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${spans}</mergeCells>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

function letters(column: number): string {
  return (
    (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) +
    String.fromCharCode(65 + (column % 26))
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
