/** A row of a CSV file, as a spreadsheet would number it. */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Excel saves CSV in UTF-8 with its mark, in GB 18030 on a Chinese Windows, and "Unicode text" in UTF-16. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Rows of a CSV file (RFC 4180; commas, tabs or semicolons between), all as text. */
export async function readCsv(bytes: Uint8Array): Promise<CsvRow[]> {
  // Only who takes such a file in needs the library.
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(decodeText(bytes), {
    delimitersToGuess: [',', '\t', ';'],
    skipEmptyLines: false,
  });
  return data.map((cells, at) => ({ number: at + 1, cells: cells.map((cell) => cell.trim()) }));
}
