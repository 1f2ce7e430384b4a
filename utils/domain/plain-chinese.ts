/**
 * Traditional characters of the words that stand on invoices, each before its simplified twin. The portal may be
 * shown with them (a browser's or a tool's conversion).
 */
const PAIRS =
  '購购買买銷销稱称稅税識识別别號号電电話话開开戶户銀银賬账帳账項项規规單单數数價价額额備备註注計计專专發发' +
  '類类納纳統统會会請请輸输貨货應应勞劳務务總总徵征產产業业編编碼码與与個个寫写選选擇择圓元';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[at * 2] as string, PAIRS[at * 2 + 1] as string]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');

/** A label or a word of the page in simplified characters, to be compared; as long as before. */
export const plainChinese = (text: string): string =>
  text.replace(TRADITIONAL, (character) => SIMPLE.get(character) as string);
