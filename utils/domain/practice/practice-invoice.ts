import { computeLine, emptyLine, type PracticeLine } from './practice-lines';

/** What is typed into the practised form. */
export interface PracticeEntry {
  buyer: {
    name: string;
    taxId: string;
    address: string;
    phone: string;
    bankName: string;
    bankAccount: string;
  };
  lines: PracticeLine[];
  note: string;
}

export const emptyEntry = (): PracticeEntry => ({
  buyer: { name: '', taxId: '', address: '', phone: '', bankName: '', bankAccount: '' },
  lines: [emptyLine()],
  note: '',
});

/** What an invoice of a drill or of the guided way holds. */
export interface PracticeCard {
  readonly buyerName: string;
  readonly buyerTaxId: string;
  readonly itemName: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
}

export function entryOf({
  buyerName,
  buyerTaxId,
  itemName,
  quantity,
  unitPrice,
  taxRate,
}: PracticeCard): PracticeEntry {
  const line = { ...emptyLine(), xmmc: itemName, spsl: quantity, dj: unitPrice, slv: taxRate };
  const empty = emptyEntry();
  return {
    ...empty,
    buyer: { ...empty.buyer, name: buyerName, taxId: buyerTaxId },
    lines: [computeLine(line, 'spsl')],
  };
}

/** The first thing that the portal itself would ask for, by field; undefined when all is there. */
export function missingIn({ buyer, lines }: PracticeEntry): { field: 'buyer' } | Missing | undefined {
  if (buyer.name.trim() === '') return { field: 'buyer' };
  for (const [at, line] of lines.entries())
    for (const cell of ['xmmc', 'je', 'slv'] as const)
      if (line[cell].trim() === '') return { field: cell, line: at + 1 };
  return undefined;
}
interface Missing {
  readonly field: 'xmmc' | 'je' | 'slv';
  readonly line: number;
}
