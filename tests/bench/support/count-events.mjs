/** How many events the ledger holds. Runs in a page of the extension. @returns {Promise<number>} */
export async function countEvents() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const ledger = await done(indexedDB.open('piaoying'));
  const count = await done(ledger.transaction('events').objectStore('events').count());
  ledger.close();
  return count;
}
