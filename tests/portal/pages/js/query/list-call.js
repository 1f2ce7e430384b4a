import { request } from '../lib/request.js';
import { TEXTS } from '../lib/texts.js';

const { options } = window.PORTAL_CONTEXT;
const DAY = 86_400_000;
/** @param {number} epochMs Beijing calendar day */
const dayText = (epochMs) => new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10);

/** What the page proposes: the last month. */
export const lastDays = () => {
  const now = Date.now() + options.clockAheadMs;
  return [dayText(now - 30 * DAY), dayText(now)];
};

/**
 * Asks for the page that is turned to, and shows it.
 * @param {any} view Vue instance with `busy`, `rows`, `total`, `page` and `emptyText`
 * @param {Record<string, string>} conditions
 */
export async function askList(view, conditions) {
  view.busy = true;
  const { current, size } = view.page;
  const answer = await request('POST', '/szzhzz/qlfpcx/v1/queryFpjcxx', {
    ...conditions,
    PageNumber: current,
    PageSize: size,
  });
  view.busy = false;
  if (answer.kind === 'data') {
    const { List: rows, Total: total, Sums: told } = answer.data;
    Object.assign(view, { rows, total, told, emptyText: options.listEmpty });
  } else view.$message.error(answer.kind === 'error' ? answer.message : TEXTS.networkError);
}

/** @param {string} path */
function download(path) {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

/**
 * The list under the conditions as they stand, or the chosen rows of it; the file is this portal's own way of giving it.
 * @param {Record<string, string>} conditions
 */
export const exportList = (conditions) =>
  download(`/practice/v1/export-list?${new URLSearchParams(conditions)}`);

/** A large one is accepted, and fetched later. @param {Record<string, string>} conditions */
export const askExport = (conditions) => request('POST', '/practice/v1/export-tasks', conditions);

export async function exportTasks() {
  const answer = await request('GET', '/practice/v1/export-tasks');
  return answer.kind === 'data' ? answer.data.List : [];
}

/** @param {number} id */
export const fetchExport = (id) => download(`/practice/v1/export-file?id=${id}`);
