/**
 * The file of a form that a page uploads.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ name: string, bytes: Buffer }>}
 */
export async function readUpload(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  const file = /** @type {File} */ (form.get('file'));
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}
