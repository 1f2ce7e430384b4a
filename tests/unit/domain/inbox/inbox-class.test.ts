import { describe, expect, test } from 'vitest';
import { INBOX_CLASSES, inboxClassOf, WHO_ACTS } from '../../../../utils/domain/inbox/inbox-class';
import { createTexts } from '../../../../utils/domain/texts/texts';
import { FAILURE_CLASS_RULES } from '../../../../utils/portal/failure-classes';
import { issuedSubject, subject } from '../../support/facts/reconcile';

const classOf = (record: Parameters<typeof inboxClassOf>[0]) => inboxClassOf(record, FAILURE_CLASS_RULES);

describe('why something waits for her', () => {
  test.each(['missing', 'mismatched', 'duplicated'] as const)('an issued one that is %s', (standing) =>
    expect(classOf(issuedSubject('A', '1', { standing }))).toBe(standing),
  );

  test('an unknown one is looked up first, whatever the list says (law L2)', () => {
    expect(classOf(subject('A', { standing: 'missing' }))).toBe('unknown');
  });

  test('what failed has the class of its text', () => {
    expect(classOf(subject('A', { outcome: { type: 'refused', message: '税率不合法' } }))).toBe('taxRate');
  });
});

test('every class says its name, what to do and who acts; what may exist comes first', () => {
  const t = createTexts('zh_CN');
  expect(INBOX_CLASSES.slice(0, 4)).toEqual(['unknown', 'duplicated', 'missing', 'mismatched']);
  for (const name of INBOX_CLASSES) {
    for (const key of [`class.${name}`, `todo.${name}`, `who.${WHO_ACTS[name]}`] as const)
      expect(t(key)).not.toBe('');
  }
});
