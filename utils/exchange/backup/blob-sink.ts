/** Chunks are handed to the browser as one Blob at this size: it keeps Blobs outside the page, on disk if need be. */
const FLUSH_BYTES = 4 << 20;

/** A stream that becomes a Blob; the page itself holds at most a few MB of it. */
export function createBlobSink(type: string): { writable: WritableStream<Uint8Array>; blob(): Blob } {
  const done: Blob[] = [];
  let waiting: BlobPart[] = [];
  let bytes = 0;
  const flush = () => {
    done.push(new Blob(waiting));
    waiting = [];
    bytes = 0;
  };
  return {
    writable: new WritableStream<Uint8Array>({
      write(chunk) {
        // A copy: the writer may use its buffer again.
        waiting.push(chunk.slice());
        bytes += chunk.byteLength;
        if (bytes >= FLUSH_BYTES) flush();
      },
    }),
    blob() {
      flush();
      return new Blob(done, { type });
    },
  };
}
