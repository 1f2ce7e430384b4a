import type { Fact } from '../../../../utils/domain/fact/fact';
import * as make from '../../../unit/support/facts/facts';
import { snapshot } from '../../../unit/support/page/snapshots';
import { chanceBy } from './world';

const REFUSED = '第1行税率不合法';

/** So many digits that have nothing to do with those of another content. */
const digitsOf = (content: number, of: number, count: number): string =>
  Array.from({ length: count }, (_, at) => Math.floor(chanceBy(of, content, at) * 10)).join('');

/** The form of a content: none has the amount of another one, nor its buyer. */
function formOf(content: number) {
  const word = [0, 1, 2, 3].map((at) =>
    String.fromCharCode(0x4e00 + Math.floor(chanceBy(at, content, 9) * 6_000)),
  );
  const buyer = {
    name: `上海${word.join('')}商贸有限公司`,
    taxId: `91310115${digitsOf(content, 1, 10)}`,
    address: `上海市${word.slice(1).join('')}路${digitsOf(content, 2, 3)}号`,
    phone: `021-${digitsOf(content, 3, 8)}`,
    bankName: `${word[0]}${word[2]}银行`,
    bankAccount: digitsOf(content, 4, 16),
  };
  const amount = `${content + 100}.00`;
  const line = [
    '1',
    `*信息技术服务*服务${word.slice(2).join('')}`,
    '',
    '项',
    '1',
    amount,
    amount,
    '免税',
    '0.00',
  ];
  return snapshot({ buyer, lines: [line], texts: { totalGross: `¥${amount}`, kind: '普通发票' } });
}

export interface Pressed {
  readonly content: number;
  readonly submissionId: string;
  readonly at: number;
  readonly retryOf?: string;
  /** `silent`: no answer came, and none will */
  readonly end: 'refused' | 'issued' | 'silent';
}

/** What is kept of one press: that it went out, and what the portal said. */
export function pressed({ content, submissionId, at, retryOf, end }: Pressed): Fact[] {
  const of = (part: string, later: number) => ({
    id: `${submissionId}${part}`,
    submissionId,
    at: at + later,
  });
  const call = { requestId: `R${submissionId}` };
  const begun = [
    make.submitted({
      ...of('s', 0),
      snapshot: formOf(content),
      ...(retryOf === undefined ? {} : { retryOf }),
    }),
    make.called({ ...of('c', 20), ...call }),
  ];
  if (end === 'silent') return [...begun, make.timedOut(of('t', 120_000))];
  const answered = make.responded(200, { ...of('p', 900), ...call });
  return end === 'refused'
    ? [...begun, answered, make.answered(REFUSED, of('r', 950))]
    : [...begun, answered, make.success([numberOf(submissionId)], of('i', 950))];
}

/** Twenty digits that no other one has. */
function numberOf(submissionId: string): string {
  let sum = 0n;
  for (const sign of submissionId) sum = (sum * 131n + BigInt(sign.charCodeAt(0))) % 10n ** 12n;
  return `26112000${String(sum).padStart(12, '0')}`;
}

export const refillOpened = (submissionId: string, id: string, at: number) =>
  make.make('refillOpened', { id, submissionId, at });

export const refillClosed = (submissionId: string, id: string, at: number, by?: string) =>
  make.make('refillClosed', {
    id,
    submissionId,
    at,
    how: by === undefined ? 'left' : 'submitted',
    ...(by === undefined ? {} : { by }),
  });
