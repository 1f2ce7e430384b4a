import { TargetError, TooLarge } from '../../domain/backup/target';

/** Files of ours are smaller by far; a store that sends more than this sends something else. */
export const LARGEST_FILE = 64 << 20;
/** After that long without a sign of life nobody is there. */
const PATIENCE = 60_000;
/** Bytes a second of a line that is slow but works: what is sent tells nothing until it is there. */
const SLOWEST = 20_000;

export interface Line {
  readonly send: typeof fetch;
  /** ms; tests lower it */
  readonly patience?: number | undefined;
}

export interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: HeadersInit;
  readonly body?: Uint8Array<ArrayBuffer> | string | undefined;
}

export interface Answer {
  readonly method: string;
  /** 0 for a redirection, which a browser does not show. */
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the network said, where it is a code and no sentence: sentences hold addresses. */
function reasonOf(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  if (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code)) return code;
  return error instanceof Error ? error.name : 'no answer';
}

async function readWhole(response: Response, alive: () => void): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers.get('content-length')) > LARGEST_FILE) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    alive();
    size += part.value.length;
    if (size > LARGEST_FILE) throw tooLarge();
    chunks.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const tooLarge = () => new TooLarge('answer too large');

/**
 * One request and its whole answer. Cookies are left out, and a redirection is not followed: name and password go to the
 * address that was typed in and to no other.
 * @throws TargetError `offline` when no whole answer came
 */
export async function ask({ send, patience = PATIENCE }: Line, question: Question): Promise<Answer> {
  const { method, url, headers, body } = question;
  const control = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), ms);
  };
  wait(patience + ((body?.length ?? 0) / SLOWEST) * 1_000);
  try {
    const response = await send(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal: control.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    wait(patience);
    const bytes = await readWhole(response, () => wait(patience));
    return { method, status: response.status, headers: response.headers, bytes };
  } catch (error) {
    const late = control.signal.aborted;
    control.abort();
    if (error instanceof TargetError) throw error;
    throw new TargetError('offline', `${method} ${late ? 'no answer in time' : reasonOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether it was done. 200 with a page of HTML is none of a store's answers: the log-in page of a guest network says so, or
 * another server, and nothing was kept. (Swift calls its empty answers HTML, Apache writes a page below its 201.)
 */
export const wasDone = ({ status, headers, bytes }: Answer): boolean =>
  status >= 200 &&
  status < 300 &&
  !(status === 200 && bytes.length > 0 && /^text\/html\b/i.test(headers.get('content-type') ?? ''));

/** A word of the server for the log, if it is one: never a sentence, which may hold names and addresses. */
const wordOf = (text: string): string => {
  const word = text.trim().replaceAll('\\', '.');
  return /^[\w.-]{1,80}$/.test(word) ? word : '';
};

/** `PUT 403 QuotaExceeded` */
export const detailOf = ({ method, status }: Answer, word: string): string =>
  [method, status === 0 ? 'redirected' : String(status), wordOf(word)]
    .filter((part) => part !== '')
    .join(' ');
