import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** What the made files say; the form is that of `portal/README.md` §6. */
export interface OriginalSample {
  invoiceNumber: string;
  issueTime?: string;
  sellerTaxId: string;
  buyerTaxId?: string;
  totalNet: string;
  totalTax: string;
  totalGross: string;
  lines?: Array<{ itemName: string; net: string; tax: string }>;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

export const eInvoice = (of: OriginalSample) => `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice>
  <Header><EIid>${of.invoiceNumber}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag></Header>
  <EInvoiceData>
    <SellerInformation><SellerIdNum>${of.sellerTaxId}</SellerIdNum><SellerName>销方</SellerName></SellerInformation>
    <BuyerInformation><BuyerIdNum>${of.buyerTaxId ?? ''}</BuyerIdNum><BuyerName>购方</BuyerName></BuyerInformation>
    <BasicInformation><TotalAmWithoutTax>${of.totalNet}</TotalAmWithoutTax><TotalTaxAm>${of.totalTax}</TotalTaxAm><TotalTax-includedAmount>${of.totalGross}</TotalTax-includedAmount></BasicInformation>
    ${(of.lines ?? []).map((line) => `<IssuItemInformation><ItemName>${line.itemName}</ItemName><Amount>${line.net}</Amount><ComTaxAm>${line.tax}</ComTaxAm></IssuItemInformation>`).join('\n    ')}
    <AdditionalInformation><Remark/></AdditionalInformation>
  </EInvoiceData>
  <TaxSupervisionInfo><InvoiceNumber>${of.invoiceNumber}</InvoiceNumber><IssueTime>${of.issueTime ?? ''}</IssueTime></TaxSupervisionInfo>
</EInvoice>
`;

export async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { password?: string; zipCrypto?: boolean; level?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    ...options,
  });
  for (const [name, content] of Object.entries(files)) {
    await zip.add(name, new Uint8ArrayReader(typeof content === 'string' ? utf8(content) : content));
  }
  return zip.close();
}

const OFD_NAMES = {
  invoiceNumber: '发票号码',
  sellerTaxId: '销售方纳税人识别号',
  totalNet: '合计金额',
  totalTax: '合计税额',
} as const;

/** @param of absent: an OFD that says nothing of its invoice */
export const ofdXml = (of?: OriginalSample) =>
  `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>${
    of
      ? `<ofd:CustomDatas>${Object.entries(OFD_NAMES)
          .map(
            ([field, name]) =>
              `<ofd:CustomData Name="${name}">${of[field as keyof typeof OFD_NAMES]}</ofd:CustomData>`,
          )
          .join('')}</ofd:CustomDatas>`
      : ''
  }</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;

/**
 * A PDF of one empty page with an Info dictionary.
 * @param info its custom keys
 */
export function pdfOf(info: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${value})`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Producer (test) ${entries.join(' ')} >>`,
  ];
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return utf8(text);
}

/** With the keys of the portal's own PDF. */
export const officialPdf = (of: OriginalSample) =>
  pdfOf({
    InvoiceNumber: of.invoiceNumber,
    IssueTime: of.issueTime ?? '',
    SellerIdNum: of.sellerTaxId,
    TotalAmWithoutTax: of.totalNet,
    TotalTaxAm: of.totalTax,
    'TotalTax-includedAmount': of.totalGross,
  });
