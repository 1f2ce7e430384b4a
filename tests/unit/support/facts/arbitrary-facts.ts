import fc from 'fast-check';
import type { Fact } from '../../../../utils/domain/fact/fact';
import * as make from './facts';

/** One text for each class that the catalogue and the words tell apart. */
const TEXTS = [
  '系统检测到您在当前页已成功开具发票',
  '内部错误',
  '请重新登录',
  '继续开具',
  '税率不合法',
  '系统繁忙，请稍后再试',
  '错误码: 1001',
] as const;
const ERRORS = ['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_CONNECTION_RESET', 'NS_ERROR_OFFLINE'] as const;
const STATUSES = [200, 302, 404, 500, 503] as const;
const NUMBERS = ['26112000000123456789', '26112000000123456790'];

const call = fc.record({
  call: fc.constantFrom('issue' as const, 'issue' as const, 'token' as const),
  requestId: fc.constantFrom('R1', 'R2', 'R3'),
});
const onLine = fc.boolean();

/** Anything that may be told of a submission after it began, in any order, sane or not. */
export const laterFact = (submissionId: string, tabKey?: string): fc.Arbitrary<Fact> => {
  const of = { submissionId, ...(tabKey === undefined ? {} : { tabKey }) };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          text: fc.constantFrom(...TEXTS),
          area: fc.constantFrom(
            'dialog' as const,
            'errorToast' as const,
            'inline' as const,
            'notice' as const,
          ),
          buttons: fc.constantFrom<string[]>([], ['确定'], ['取消', '确定'], ['取消', '继续开具']),
        })
        .map(({ text, ...rest }) => make.answered(text, { ...of, ...rest })),
    },
    { weight: 1, arbitrary: fc.subarray(NUMBERS).map((numbers) => make.success(numbers, of)) },
    { weight: 3, arbitrary: call.map((given) => make.called({ ...of, ...given })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(call, fc.constantFrom(...STATUSES))
        .map(([given, status]) => make.responded(status, { ...of, ...given })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(call, fc.constantFrom(...ERRORS))
        .map(([given, error]) => make.callFailed(error, { ...of, ...given })),
    },
    { weight: 1, arbitrary: onLine.map((value) => make.repeated({ ...of, onLine: value })) },
    { weight: 1, arbitrary: fc.constant(of).map((given) => make.dialogClosed(given)) },
    { weight: 1, arbitrary: fc.constant(of).map((given) => make.leftPage(given)) },
    { weight: 1, arbitrary: fc.constant(of).map((given) => make.timedOut(given)) },
    { weight: 1, arbitrary: fc.constant(of).map((given) => make.fault(given)) },
  );
};

/** A submission and what followed, at growing instants; some instants are the same. Fresh ids each time. */
export const story = (submissionId = 'S1'): fc.Arbitrary<Fact[]> =>
  fc
    .tuple(
      onLine,
      fc.array(fc.tuple(laterFact(submissionId), fc.integer({ min: 0, max: 5 })), { maxLength: 14 }),
    )
    .map(([online, later]) => {
      let at = make.NOON;
      return [
        make.submitted({ id: make.nextId(), submissionId, onLine: online, at }),
        ...later.map(([fact, after]) => {
          at += after;
          return { ...fact, id: make.nextId(), at };
        }),
      ];
    });
