/** A question as the store sees it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly init: RequestInit;
}

export interface Told {
  readonly status: number;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Record<string, string>;
}

export const told = (status: number, body: NonNullable<Told['body']> = '', headers = {}): Told => ({
  status,
  body,
  headers: { 'content-type': 'application/xml', ...headers },
});

/** A `fetch` that answers what `answer` says, and what it was asked. */
export function fakeLine(answer: (asked: Asked, count: number) => Told | Promise<Told>) {
  const asked: Asked[] = [];
  const send: typeof fetch = async (input, init = {}) => {
    const { method = 'GET', body } = init;
    const question = {
      method,
      url: String(input),
      headers: new Headers(init.headers),
      body: typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array<ArrayBuffer>),
      init,
    };
    asked.push(question);
    const { status, body: given, headers } = await answer(question, asked.length);
    const isEmpty = status === 204 || given === '';
    return new Response(isEmpty ? null : given, { status, headers: headers ?? {} });
  };
  return { send, asked, lines: () => asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`) };
}

/** What kind of fault it was and its detail. */
export const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Error) => (error.name === 'TargetError' ? error.message : `not a TargetError: ${String(error)}`),
  );
