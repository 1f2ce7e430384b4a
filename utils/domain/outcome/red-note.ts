import type { ConfirmNames } from '../fact/red';

const ORIGINAL = /蓝字(?:数电)?(?:发票)?号码[：:]\s*(\d{20})(?!\d)/;
const CONFIRM = /(?:确认单|确认信息)编号[：:]\s*([0-9A-Za-z]+)/;

/** What the 备注 of a red invoice names: the blue one and the confirmation, told apart by their words, for both have 20 digits. */
export function readRedNote(note: string | undefined): Pick<ConfirmNames, 'originalNumber' | 'confirmId'> {
  const [originalNumber, confirmId] = [ORIGINAL, CONFIRM].map((pattern) => pattern.exec(note ?? '')?.[1]);
  return {
    ...(originalNumber === undefined ? {} : { originalNumber }),
    ...(confirmId === undefined ? {} : { confirmId }),
  };
}
