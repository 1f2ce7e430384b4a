import { FakeArea } from './fake-area';

/** A storage area that tells names without values, as browsers since 2024 do, and counts what is asked of it. */
export class CountingArea extends FakeArea {
  gets = 0;
  values = 0;
  lists = 0;

  async getKeys(): Promise<string[]> {
    this.lists += 1;
    await Promise.resolve();
    return this.keys;
  }

  override async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    const found = await super.get(keys);
    this.gets += 1;
    this.values += Object.keys(found).length;
    return found;
  }
}
