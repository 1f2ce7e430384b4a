export interface Ask {
  readonly key: string;
  readonly resolve: (kept: ReadonlySet<string>) => void;
  readonly reject: (error: unknown) => void;
  /** A sweep has read the entry since. */
  seen: boolean;
}

/** Those who wait for one entry of the outbox each. */
export function createAsks() {
  const open = new Set<Ask>();

  const answer = (kept: ReadonlySet<string>, isMeant: (ask: Ask) => boolean) => {
    for (const ask of [...open]) {
      if (!isMeant(ask)) continue;
      open.delete(ask);
      ask.resolve(kept);
    }
  };

  return {
    answer,
    add: (key: string): Promise<ReadonlySet<string>> =>
      new Promise((resolve, reject) => open.add({ key, resolve, reject, seen: false })),
    all: (): Ask[] => [...open],
    unseen: (): Ask[] => [...open].filter(({ seen }) => !seen),
    seen: (): Ask[] => [...open].filter(({ seen }) => seen),
    fail(asks: Iterable<Ask>, error: unknown): void {
      for (const ask of asks) if (open.delete(ask)) ask.reject(error);
    },
  };
}
