import type { Keyring } from '../../../../utils/exchange/segment/keyring';
import type { Log, Part } from './logs';
import { type Faults, hourNumberOf } from './world';

/** What stands for a sealed file at the place. */
export interface Segment {
  readonly by: number;
  readonly seq: number;
  readonly parts: readonly Part[];
  readonly events: number;
  readonly epoch: number;
  /** By the clock there, epoch ms. */
  readonly sealedAt: number;
}

/** That there was nothing further to put. */
export interface Sign {
  /** Of the newest segment that lay there by then. */
  readonly seq: number;
  readonly at: number;
  readonly epoch: number;
}

/** What lies under one name of an installation. */
export interface Series {
  readonly id: number;
  /** The log of who puts there. */
  readonly log: Log;
  /** Segments to which a pointer leads, from 1. */
  readonly pointed: Segment[];
  readonly signs: Map<number, Sign>;
}

/** A place did not do it. */
export class Fault extends Error {
  override name = 'Fault';
}

const MOST_SIGNS = 60;

/** A place of backups in memory. What is asked of it is counted by those who ask. */
export class Place {
  readonly series: Series[] = [];
  /** By number, from 1: which series registered. */
  readonly registered: number[] = [];
  readonly rings: Keyring[] = [];

  constructor(readonly faults: Faults) {}

  begin(log: Log): Series {
    const series: Series = { id: this.series.length, log, pointed: [], signs: new Map() };
    this.series.push(series);
    return series;
  }

  answer(minute: number): void {
    if (this.faults.isDown(minute)) throw new Fault('two nodes are dead');
  }

  /** Writes, or not, or without saying so. */
  put(name: number, seq: number, minute: number, write: () => void): void {
    this.answer(minute);
    const fault = this.faults.put(name, seq, minute);
    if (fault !== 'lost') write();
    if (fault) throw new Fault(fault);
  }

  sign({ signs }: Series, told: Sign): void {
    signs.set(hourNumberOf(told.at), told);
    const [oldest] = signs.keys();
    if (signs.size > MOST_SIGNS && oldest !== undefined) signs.delete(oldest);
  }
}
