/** SHA-256 of each kept file, made from its bytes inside the extension's own origin. @param {import('puppeteer-core').Page} on */
export const evidence = (on) =>
  on.evaluate(async () => {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('piaoying');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows = await new Promise((resolve) => {
      const request = db.transaction('evidence').objectStore('evidence').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    return Promise.all(
      rows.map(async ({ id, sha256, mime, blob }) => {
        const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
        const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return { id, sha256, mime, hex, size: blob.size };
      }),
    );
  });
