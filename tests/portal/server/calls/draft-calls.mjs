import { beijingText } from '../clock.mjs';
import { ok, openSealed, readBody, sendJson } from './envelope.mjs';

/**
 * The portal's own drafts, of the company that saved them; paths and fields are this portal's. One that is continued and
 * saved again is the same one; one that is issued is gone (`issue-call.mjs`).
 * @param {import('../state.mjs').State} state
 * @returns {Record<string, import('./calls.mjs').CallHandler>}
 */
export function createDraftCalls(state) {
  const company = () => state.companies[state.options.company].taxId;
  return {
    'POST /practice/v1/draft': async ({ request, response }) => {
      state.drafts += 1;
      const { Id = state.drafts, ...content } = openSealed(await readBody(request));
      const saved = { ...content, Id, Bcsj: beijingText(Date.now()), Xsfnsrsbh: company() };
      state.savedDrafts = [...state.savedDrafts.filter((draft) => draft.Id !== Id), saved];
      sendJson(response, ok({ Cgbz: 'Y' }));
    },
    'GET /practice/v1/drafts': ({ response }) =>
      sendJson(response, ok({ List: state.savedDrafts.filter(({ Xsfnsrsbh }) => Xsfnsrsbh === company()) })),
  };
}
