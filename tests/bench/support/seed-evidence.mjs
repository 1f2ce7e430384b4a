/** Submissions and photographs through the product's own write path, in a page of the extension: their events have true hashes. */

/**
 * @param {import('puppeteer-core').Page} page with three real records in its ledger
 * @param {string} append bundle of the write path
 * @param {{ records: number, pictures: number, bytes: number }} amount
 */
export const seedEvidence = (page, append, amount) =>
  page.evaluate(`(${seed})(${append}, ${JSON.stringify(amount)})`);

/** Runs in the page. Each real submission again and again, its events as they were, under other names. */
async function seed({ append, openLedger, knowledgeWith }, { records, pictures, bytes }) {
  const db = await openLedger();
  const context = { knowledgeOf: knowledgeWith(), newId: () => 'CHAIN' };
  const known = await db.getAll('submissions');
  const logs = await Promise.all(known.map(({ id }) => db.getAllFromIndex('events', 'submissionId', id)));
  const now = Date.now();
  let made = 0;
  const name = () => {
    made += 1;
    return `01BENCH${String(made).padStart(19, '0')}`;
  };
  for (let nth = known.length; nth < records; nth += 1) {
    const submissionId = name();
    const facts = logs[nth % logs.length].map(({ payload, type }) => ({
      ...payload,
      type,
      submissionId,
      id: name(),
      at: now,
    }));
    const rows = [];
    if (nth % Math.floor(records / pictures) === 0) {
      const content = crypto.getRandomValues(new Uint8Array(65_536));
      const blob = new Blob([
        ...Array.from({ length: Math.floor(bytes / 65_536) }, () => content),
        content.slice(0, bytes % 65_536),
      ]);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      const picture = { id: name(), at: now, type: 'pictured', submissionId, cause: 'refused' };
      const site = { origin: 'https://dppt.beijing.chinatax.gov.cn:8443', path: '/' };
      const text = '蓝字发票开具\n税率不合法，请使用 0.03\n'.repeat(60);
      facts.push(
        {
          ...picture,
          site,
          title: '开票',
          text,
          width: 1280,
          height: 720,
          agent: 'bench',
          product: '0.1.0',
          zone: 'UTC',
        },
        {
          id: name(),
          at: now,
          type: 'photographed',
          submissionId,
          pictureId: picture.id,
          bytes: { sha256, mime: 'image/webp', size: blob.size, fileName: `${picture.id}.webp` },
        },
      );
      rows.push({ id: sha256, sha256, mime: 'image/webp', takenAt: now, blob });
    }
    await append(db, facts, context, rows);
  }
  db.close();
}
