/** Half of a surrogate pair, as left by cutting a text or by deleting half an emoji: canonical JSON forbids it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text with a replacement character for each half of a surrogate pair, as the ledger keeps it. */
export const wholeText = (text: string): string => text.replace(LONE_SURROGATE, '\ufffd');

/** At most `limit` units of a text, never ending in the first half of a pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}

/** A value as JSON keeps it (without undefined members), each text in it whole. */
export const wholeValue = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' ? wholeText(member) : member,
  );
