import { dayOf, MINUTES_A_DAY } from './world';

/** What must not be, with when it was. */
export type Broken = 'offeredTwice' | 'issuedTwice' | 'heldByTwo';

const timeName = (minute: number): string => {
  const within = minute % MINUTES_A_DAY;
  const clock = `${String(9 + Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  return `day ${dayOf(minute) + 1} ${clock}`;
};

/** What really is, whatever the computers know of it. */
export class Truth {
  readonly broken: Array<{ readonly what: Broken; readonly told: string }> = [];
  readonly forms = new Map<number, Set<number>>();
  private readonly wants = new Map<number, Set<number>>();
  private readonly promised = new Map<number, number>();
  private readonly issued = new Map<number, number>();
  private readonly holders = new Map<string, Map<number, number>>();
  readonly counts = { offered: 0, issued: 0, claimed: 0, bars: new Map<string, number>() };

  note(what: Broken, minute: number, told: string): void {
    this.broken.push({ what, told: `${timeName(minute)}: ${told}` });
  }

  bar(what: string): void {
    this.counts.bars.set(what, (this.counts.bars.get(what) ?? 0) + 1);
  }

  /** She is about to fill it in, and says so when she is asked. */
  want(content: number, computer: number): () => void {
    const wants = this.wants.get(content) ?? new Set();
    this.wants.set(content, wants.add(computer));
    return () => wants.delete(computer);
  }

  /** The colleagues were asked, and leave it to her: until her computer has told the others what came of it. */
  promise(content: number, computer: number): void {
    this.promised.set(content, computer);
  }

  isPromised = (content: number, computer: number): boolean =>
    (this.promised.get(content) ?? computer) !== computer;

  /** What is known at the place needs no promise. */
  told(computer: number): void {
    for (const [content, to] of this.promised)
      if (
        to === computer &&
        !this.forms.get(content)?.has(computer) &&
        !this.wants.get(content)?.has(computer)
      )
        this.promised.delete(content);
  }

  /** What the colleagues say when they are asked: nobody has it in hand, and it was not issued. */
  isFree(content: number, computer: number): boolean {
    const others = [...(this.wants.get(content) ?? []), ...(this.forms.get(content) ?? [])];
    return (
      others.every((one) => one === computer) &&
      !this.isPromised(content, computer) &&
      !this.isIssued(content)
    );
  }

  offer(content: number, computer: number, minute: number): void {
    const forms = this.forms.get(content) ?? new Set();
    const others = [...forms].filter((one) => one !== computer);
    if (others.length > 0)
      this.note('offeredTwice', minute, `content ${content} on computers ${[...others, computer]}`);
    this.forms.set(content, forms.add(computer));
    this.counts.offered += 1;
  }

  close(content: number, computer: number): void {
    this.forms.get(content)?.delete(computer);
  }

  issue(content: number, minute: number): void {
    const times = (this.issued.get(content) ?? 0) + 1;
    this.issued.set(content, times);
    this.counts.issued += 1;
    if (times > 1) this.note('issuedTwice', minute, `content ${content}, ${times} times`);
  }

  isIssued = (content: number): boolean => this.issued.has(content);

  /** It was said to her that it is hers now. */
  hold(record: string, computer: number, turn: number, minute: number): void {
    const turns = this.holders.get(record) ?? new Map<number, number>();
    this.holders.set(record, turns);
    const before = turns.get(turn);
    if (before !== undefined && before !== computer)
      this.note(
        'heldByTwo',
        minute,
        `record ${record}, turn ${turn}, by computers ${before} and ${computer}`,
      );
    turns.set(turn, computer);
    this.counts.claimed += 1;
  }
}
