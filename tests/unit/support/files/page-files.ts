import { utf8 } from './original-files';

/** Text at its place, in points (PDF) from the lower left. */
export type Placed = readonly [x: number, y: number, text: string];

const hex = (text: string) =>
  [...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
const streamOf = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end end`;

/** Each character by its two bytes of GBK; ASCII by its one. */
function gbkHex(text: string): string {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, string>();
  for (let high = 0x81; high < 0xff; high += 1)
    for (let low = 0x40; low < 0xff; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), ((high << 8) | low).toString(16));
  return [...text.replaceAll('¥', '￥')]
    .map((sign) => codes.get(sign) ?? sign.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');
}

const DESCRIPTOR =
  '/FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
/** One that tells its characters, and one that names an encoding which its reader must know. */
const FONTS = {
  unicode: [
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 /CIDToGIDMap /Identity ${DESCRIPTOR} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>`,
  ],
  gbk: [
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /GBK-EUC-H /DescendantFonts [5 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /DW 500 ${DESCRIPTOR} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>`,
  ],
} as const;

/** A PDF with text on its pages. */
export function textPdf(
  pages: ReadonlyArray<readonly Placed[]>,
  info: Readonly<Record<string, string>> = {},
  font: keyof typeof FONTS = 'unicode',
): Uint8Array<ArrayBuffer> {
  const coded = font === 'gbk' ? gbkHex : hex;
  const kids = pages.map((_, at) => `${7 + 2 * at} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Producer (test) ${Object.entries(info)
      .map(([key, value]) => `/${key} (${value})`)
      .join(' ')} >>`,
    ...FONTS[font],
    streamOf(TO_UNICODE),
    ...pages.flatMap((items, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 396] /Contents ${8 + 2 * at} 0 R /Resources << /Font << /F 4 0 R >> >> >>`,
      streamOf(
        items.map(([x, y, text]) => `BT /F 9 Tf 1 0 0 1 ${x} ${y} Tm <${coded(text)}> Tj ET`).join('\n'),
      ),
    ]),
  ];
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return utf8(text);
}

/** An entry of an OFD: its texts, placed in millimetres from the upper left. */
export const ofdPage = (items: readonly Placed[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>${items
    .map(
      ([x, y, text], at) =>
        `<ofd:TextObject ID="${at + 1}" Boundary="${x} ${y} 60 5" Font="1" Size="3"><ofd:TextCode X="0" Y="3">${text}</ofd:TextCode></ofd:TextObject>`,
    )
    .join('')}</ofd:Layer></ofd:Content></ofd:Page>`;

/** An invoice as its page shows it; each value beside its label, in the places of a real one. */
export function invoicePage(of: {
  invoiceNumber: string;
  date?: string;
  buyer?: readonly [name: string, taxId: string];
  seller?: readonly [name: string, taxId: string];
  totals?: readonly [net: string, tax: string, gross: string];
  note?: string;
}): Placed[] {
  const { invoiceNumber, date = '2026年11月24日', buyer, seller, totals, note } = of;
  return [
    [220, 370, '电子发票（增值税专用发票）'],
    [430, 372, '发票号码：'],
    [480, 372, invoiceNumber],
    [430, 355, '开票日期：'],
    [480, 354, date],
    ...['购', '买', '方'].map((sign, at): Placed => [15, 330 - 12 * at, sign]),
    ...['销', '售', '方'].map((sign, at): Placed => [310, 330 - 12 * at, sign]),
    [30, 318, '名称：'],
    [60, 318, buyer?.[0] ?? ''],
    [325, 318, '名称：'],
    [355, 318, seller?.[0] ?? ''],
    [30, 306, '统一社会信用代码/纳税人识别号：'],
    [180, 306, buyer?.[1] ?? ''],
    [325, 306, '统一社会信用代码/纳税人识别号：'],
    [475, 306, seller?.[1] ?? ''],
    [40, 150, '合'],
    [70, 150, '计'],
    [400, 151, totals ? `¥${totals[0]}` : ''],
    [520, 151, totals ? `¥${totals[1]}` : ''],
    [40, 130, '价税合计（大写）'],
    [420, 130, '（小写）'],
    [470, 131, totals ? `¥${totals[2]}` : ''],
    [30, 90, note ?? ''],
  ].filter(([, , text]) => text !== '') as Placed[];
}
