import { resolveFault } from './faults.mjs';
import { setFaceScan } from './server/calls/face-scan.mjs';
import { setConfirm } from './server/calls/red-confirms.mjs';
import { startControl } from './server/control.mjs';
import { mergeOptions } from './server/options.mjs';
import { seedInvoices } from './server/seed.mjs';
import { createState, resetState } from './server/state.mjs';
import { chromiumArgs, ORIGINS, PATHS } from './server/transport/addresses.mjs';
import { createCertificate } from './server/transport/certificate.mjs';
import { createListener } from './server/transport/listener.mjs';
import { startProxy } from './server/transport/proxy.mjs';
import { createRouter } from './server/transport/router.mjs';
import { resolveSiteFault } from './site-faults.mjs';

/**
 * Starts the practice portal: one https server that answers as the invoice, login and home sites by Host header, and a
 * plain http control page beside it. Port 0 takes a free one.
 * @param {{ port?: number, controlPort?: number }} [ports]
 */
export async function startPortal({ port = 0, controlPort = 0 } = {}) {
  const state = createState();
  const certificate = await createCertificate();
  const listener = createListener(
    certificate,
    createRouter(state, () => listener),
  );
  await listener.listen(port);
  // Trusted by nobody: the browser is told of the first certificate alone.
  const stranger = createListener(await createCertificate(), (_request, response) => response.end());
  await stranger.listen(0);

  const portal = {
    port: listener.port,
    controlUrl: '',
    origin: ORIGINS.invoices,
    loginOrigin: ORIGINS.login,
    homeUrl: `${ORIGINS.home}/`,
    makeoutHomeUrl: ORIGINS.invoices + PATHS.makeoutHome,
    get formUrl() {
      return ORIGINS.invoices + state.options.formPath;
    },
    /** Where the clerk comes to the form: its own page, or the page of the home site that holds it in a frame. */
    get entryUrl() {
      return state.options.homeFrame ? ORIGINS.home + PATHS.homeWork : this.formUrl;
    },
    batchUrl: ORIGINS.invoices + PATHS.batch,
    redHomeUrl: ORIGINS.invoices + PATHS.redHome,
    redFormUrl: ORIGINS.invoices + PATHS.redForm,
    queryUrl: ORIGINS.invoices + PATHS.query,
    widgetsUrl: ORIGINS.invoices + PATHS.widgets,
    loginUrl: ORIGINS.login + PATHS.login,
    spki: certificate.spki,
    state,
    chromiumArgs: () => chromiumArgs(listener.port, stranger.port, certificate.spki),
    startProxy: () => startProxy(listener.port),

    /** Takes effect for pages loaded from now on. @param {Partial<import('./server/options.mjs').Options>} patch */
    configure(patch) {
      state.options = mergeOptions(state.options, patch);
      if (patch.seedInvoices) seedInvoices(state, patch.seedInvoices);
    },
    /**
     * The next `times` issue calls fail so; a new fault replaces an armed one.
     * @param {string | import('./faults.mjs').Fault} idOrFault
     * @param {{ times?: number }} [how]
     */
    setFault(idOrFault, { times = 1 } = {}) {
      state.armed = { fault: resolveFault(idOrFault), left: times };
    },
    /** What goes wrong with the whole portal from now on; '' ends it. @param {string} id of site-faults.mjs */
    setSiteFault(id) {
      state.siteFault = resolveSiteFault(id) ?? null;
    },
    /** How the batch page fares from now on; nothing given: all goes well. @param {import('./server/calls/batch-calls.mjs').BatchPlan} [plan] */
    planBatch(plan = {}) {
      state.batchPlan = plan;
    },
    /** What goes wrong with the next red-letter confirmation. @param {import('./server/calls/red-calls.mjs').RedPlan} [plan] */
    planRed(plan = {}) {
      state.redPlan = plan;
    },
    /**
     * What becomes of a red-letter confirmation; the page shows it when it asks again.
     * @param {string} id 确认单编号
     * @param {import('./server/calls/red-confirms.mjs').ConfirmState} becomes
     */
    setRedConfirm(id, becomes) {
      setConfirm(state, id, becomes);
    },
    /** Also ends a span of refused connections; await it before the next request. */
    async clearFault() {
      state.armed = null;
      await listener.acceptConnections();
    },
    /**
     * What becomes of the QR code that the page shows; throws when it has asked for none yet.
     * @param {import('./server/calls/face-scan.mjs').ScanStatus} status
     */
    setFaceScan(status) {
      setFaceScan(state, status);
    },
    /** Back to the state after the start. */
    async reset() {
      resetState(state);
      await listener.acceptConnections();
    },
    async close() {
      await control.close();
      await listener.close();
      await stranger.close();
    },
  };
  const control = await startControl(portal, controlPort);
  portal.controlUrl = control.url;
  return portal;
}

/** @typedef {Awaited<ReturnType<typeof startPortal>>} Portal */
