/** A page of the portal, or a call of one of its pages. */
export const LOAD_KINDS = ['page', 'call'] as const;
export type LoadKind = (typeof LOAD_KINDS)[number];

/** One load as the browser saw it end: no content, no query string. */
export interface Load {
  readonly kind: LoadKind;
  readonly origin: string;
  readonly path: string;
  /** When it ended, epoch ms, and how long it took. */
  readonly at: number;
  readonly ms: number;
  readonly status?: number;
  /** The browser's own name of a network error. */
  readonly error?: string;
  /** A call that was sent to another site, to log in there. */
  readonly toLogin?: true;
  /** It failed while the browser said that this computer had no line. */
  readonly offLine?: true;
}

const HOUR_MS = 3_600_000;
/** First instant of the hour, epoch ms; Beijing's hours begin with those of UTC. */
export const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;
/** Hour of the day in Beijing, 0 to 23. */
export const hourOfDay = (at: number): number => Math.floor((at / HOUR_MS + 8) % 24);

const LONGEST_PATH = 120;

/** A path without what stands for one invoice or one person: these would make each load a page of its own. */
export const pathKey = (path: string): string =>
  path
    .split('/')
    .map((part) => (/\d{6}|[0-9a-f]{16}|^\d+$/i.test(part) ? '#' : part))
    .join('/')
    .slice(0, LONGEST_PATH);
