import { beijingText } from '../../utils/domain/invoice/beijing-time';

/** `11-24 14:03` for lists; the time alone on the same Beijing day. */
export function listTime(at: number, now: number): string {
  const text = beijingText(at);
  return text.slice(0, 10) === beijingText(now).slice(0, 10) ? text.slice(11, 16) : text.slice(5, 16);
}
