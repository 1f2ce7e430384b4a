import type { Fact, FactOf } from '../fact/fact';
import { isEnded, type RedPart } from '../fact/red';
import type { Submission } from './submission';

const given = <T extends object>(members: T): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What a submit on a red-letter page says of its confirmation. */
export function beginRed({ red }: FactOf<'submitted'>): RedPart {
  const { originalNumber, scope, confirmId, press } = red ?? {};
  return {
    ...given({ originalNumber, scope, confirmId }),
    presses: press === undefined ? [] : [press],
  };
}

/** What the portal's list shows of a confirmation, and the presses that ask for its invoice. */
export function foldRed(record: Submission, fact: Fact): Submission {
  const { red } = record;
  if (!red || (fact.type !== 'redConfirmSeen' && fact.type !== 'redPressed')) return record;
  const named = given({
    confirmId: red.confirmId ?? fact.confirmId,
    originalNumber: red.originalNumber ?? fact.originalNumber,
  });
  if (fact.type === 'redConfirmSeen') {
    // What ended stays so: the portal's lists lag by hours.
    const isOver = isEnded(red.confirmState) && !isEnded(fact.state);
    const shown = isOver ? {} : given({ confirmState: fact.state, confirmText: fact.text });
    return { ...record, red: { ...red, ...named, ...shown } };
  }
  return {
    ...record,
    // Its answers, and the end of its tab, come from where it was pressed.
    ...(fact.tabKey === undefined ? {} : { tabKey: fact.tabKey }),
    ...(fact.frameId === undefined ? {} : { frameId: fact.frameId }),
    red: { ...red, ...named, presses: [...new Set([...red.presses, fact.press])] },
  };
}
