/** A storage area of the browser: values come back as JSON copies, and every call takes a turn. */
export class FakeArea {
  readonly items = new Map<string, string>();
  /** Thrown by the next writes, as a full or vanished storage does. */
  failure: Error | undefined;

  get keys(): string[] {
    return [...this.items.keys()].sort();
  }

  value(key: string): unknown {
    const text = this.items.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    await Promise.resolve();
    const wanted = keys === null ? [...this.items.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.filter((key) => this.items.has(key)).map((key) => [key, this.value(key)]),
    );
  }

  async set(items: Record<string, unknown>): Promise<void> {
    await Promise.resolve();
    if (this.failure) throw this.failure;
    for (const [key, value] of Object.entries(items)) this.items.set(key, JSON.stringify(value));
  }

  async remove(keys: string | string[]): Promise<void> {
    await Promise.resolve();
    for (const key of [keys].flat()) this.items.delete(key);
  }
}
