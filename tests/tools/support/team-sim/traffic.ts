/** Requests and bytes of one computer. */
export interface Traffic {
  /** As the program asks the store: put, get. */
  requests: number;
  puts: number;
  /** The same over WebDAV, where a file is sent under a name of its own and moved. */
  dav: number;
  up: number;
  down: number;
  /** Most requests over WebDAV in one run. */
  mostAtOnce: number;
  runs: number;
}

export const noTraffic = (): Traffic => ({
  requests: 0,
  puts: 0,
  dav: 0,
  up: 0,
  down: 0,
  mostAtOnce: 0,
  runs: 0,
});

/** Bytes of what lies at a place, as they were measured with the real sealing. */
export interface Sizes {
  readonly event: number;
  readonly segment: number;
  readonly pointer: number;
  readonly sign: number;
  readonly registration: number;
  readonly ring: number;
}

/** Counts one run, or one part of it: a target is opened anew each time, and knows none of the folders. */
export function countRun(traffic: Traffic) {
  const before = traffic.dav;
  const folders = new Set<string>();
  let missed = false;
  traffic.runs += 1;
  return {
    get(bytes: number | undefined, times = 1) {
      traffic.requests += times;
      traffic.dav += times;
      if (bytes !== undefined) traffic.down += bytes * times;
      else if (!missed) {
        // Whether the folder itself is there is asked once.
        missed = true;
        traffic.dav += 1;
      }
    },
    /** MKCOL where the folder is not known yet, PUT, MOVE. */
    put(folder: string, bytes: number) {
      traffic.requests += 1;
      traffic.puts += 1;
      traffic.dav += folders.has(folder) ? 2 : 3;
      folders.add(folder);
      traffic.up += bytes;
    },
    end() {
      traffic.mostAtOnce = Math.max(traffic.mostAtOnce, traffic.dav - before);
    },
  };
}
export type RunCount = ReturnType<typeof countRun>;
