export interface SimOptions {
  readonly clerks: number;
  readonly seed: number;
  /** A clerk's events a month. */
  readonly events: number;
  readonly months: number;
  /** Of so many clerks the profile of one is copied; absent: of some. */
  readonly copies?: number;
  /** A rule that is left out, to see the checks fail. */
  readonly without?: Rule;
}

/**
 * `secondMeet` who takes over or fills in does not look again · `order` events count in the order in which they came · `oldKey` what a
 * leaver puts with the old key counts · `colleague` a colleague's record may be filled in without taking it over · `segments` a reader passes over a segment
 */
export type Rule = 'secondMeet' | 'order' | 'oldKey' | 'colleague' | 'segments';

export const DAYS_A_MONTH = 22;
/** From nine to six. */
export const MINUTES_A_DAY = 540;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** An alarm each five minutes, and an hour since the end of the last run: the thirteenth. */
export const RHYTHM = 65;

const FIRST_DAY = Date.parse('2026-01-01T01:00:00Z');
const DAY_MS = 24 * HOUR_MS;

/** @param minute of work since the beginning @returns epoch ms by a clock that is right */
export function instantOf(minute: number): number {
  const day = Math.floor(minute / MINUTES_A_DAY);
  const month = Math.floor(day / DAYS_A_MONTH);
  const within = minute - day * MINUTES_A_DAY;
  return FIRST_DAY + (month * 30 + (day % DAYS_A_MONTH)) * DAY_MS + within * MINUTE_MS;
}

export const dayOf = (minute: number): number => Math.floor(minute / MINUTES_A_DAY);
export const monthOf = (minute: number): number => Math.floor(minute / MINUTES_A_DAY / DAYS_A_MONTH);
/** Of the clock's hour, by which a sign of life is named; Beijing is whole hours off. */
export const hourNumberOf = (at: number): number => Math.floor(at / HOUR_MS);

/** From 0 to below 1, by the numbers alone: the same ones say the same, in whatever order they are asked. */
export function chanceBy(seed: number, a: number, b = 0, c = 0, d = 0): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ a;
  for (const part of [b, c, d]) {
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) ^ part;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
}

/** One choice after the other. */
export function choices(seed: number) {
  let made = 0;
  const next = () => {
    made += 1;
    return chanceBy(seed, made, made >>> 16);
  };
  return {
    next,
    chance: (share: number) => next() < share,
    /** Both included. */
    whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  };
}
export type Choices = ReturnType<typeof choices>;

/**
 * How far a computer's clock is off on a day, ms: mostly minutes, of some a day; and it is set right or wrong now and then.
 */
export function clockOff(seed: number, computer: number, day: number): number {
  const span = Math.floor((day + computer) / 40);
  const kind = chanceBy(seed, computer, span, 11);
  const side = chanceBy(seed, computer, span, 12) < 0.5 ? -1 : 1;
  if (kind < 0.05) return side * DAY_MS;
  if (kind < 0.15) return side * Math.floor(chanceBy(seed, computer, span, 13) * HOUR_MS);
  return side * Math.floor(chanceBy(seed, computer, span, 14) * 3 * MINUTE_MS);
}

/** What the store does wrong, by the seed alone. Three nodes: one dead is borne, with two dead nothing is answered. */
export function faultsBy(
  seed: number,
  of: { readonly puts: number; readonly gets: number; readonly nodes: number },
) {
  const deadNodes = (minute: number): number => {
    const half = Math.floor(minute / 30);
    let dead = 0;
    for (let node = 0; node < 3; node += 1) if (chanceBy(seed, half, node, 21) < of.nodes) dead += 1;
    return dead;
  };
  return {
    deadNodes,
    isDown: (minute: number) => deadNodes(minute) >= 2,
    /** `late` it landed, and the answer did not come in time · `lost` */
    put(name: number, seq: number, minute: number): 'late' | 'lost' | undefined {
      if (of.puts === 0) return undefined;
      const chance = chanceBy(seed, name, seq, minute, 22);
      return chance < of.puts ? 'late' : chance < 2 * of.puts ? 'lost' : undefined;
    },
    get: (reader: number, name: number, minute: number) =>
      of.gets > 0 && chanceBy(seed, reader, name, minute, 23) < of.gets,
  };
}
export type Faults = ReturnType<typeof faultsBy>;
export const NO_FAULTS: Faults = faultsBy(0, { puts: 0, gets: 0, nodes: 0 });
