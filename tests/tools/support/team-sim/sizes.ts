import { NOON } from '../../../unit/support/facts/facts';
import { computerOf } from '../../../unit/support/store/firm';
import { firmKeys, memoryTarget } from '../../../unit/support/store/places';
import { pressed } from './invoices';
import type { Sizes } from './traffic';
import { HOUR_MS } from './world';

const MANY = 20;

/** Bytes of what the real code puts: measured, for the model has none. */
export async function measureSizes(): Promise<Sizes> {
  const store = memoryTarget();
  const computer = await computerOf('SIZES', store.target, await firmKeys(), '李莉 · Chrome');
  const sizeOf = (kind: string) =>
    [...store.files].filter(([key]) => key.startsWith(`${kind}/`)).map(([, { byteLength }]) => byteLength);
  const issue = (content: number) =>
    computer.keep(...pressed({ content, submissionId: `SIZE${content}`, at: NOON + content, end: 'issued' }));
  const eventsOf = () => computer.db.count('events');
  await issue(0);
  const few = await eventsOf();
  await computer.meet();
  const [small = 0] = sizeOf('m');
  for (let content = 1; content <= MANY; content += 1) await issue(content);
  await computer.meet();
  const large = Math.max(...sizeOf('m'));
  computer.wait(2 * HOUR_MS);
  await computer.meet();
  const many = (await eventsOf()) - few;
  const event = (large - small) / (many - few);
  return {
    event,
    segment: small - event * few,
    pointer: sizeOf('p')[0] ?? 0,
    sign: sizeOf('h')[0] ?? 0,
    registration: sizeOf('i')[0] ?? 0,
    ring: sizeOf('k')[0] ?? 0,
  };
}
