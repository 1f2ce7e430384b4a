import type { VerdictArea } from '../../../../utils/domain/fact/verdict-area';
import type { TextClass } from '../../../../utils/domain/outcome/classify-text';
import type { CallSignal, Signals, VerdictSignal } from '../../../../utils/domain/outcome/signals';

/** Instants count from the first gesture at 0. */
export const gesture = (at = 0, onLine = true) => ({ at, onLine });

export const open = (startedAt = 10, requestId = 'R1'): CallSignal => ({ requestId, startedAt });
export const ended = (status: number, startedAt = 10, endedAt = 20): CallSignal => ({
  ...open(startedAt, `R${startedAt}`),
  endedAt,
  status,
});
export const broken = (error: string, startedAt = 10, endedAt = 20): CallSignal => ({
  ...open(startedAt, `R${startedAt}`),
  endedAt,
  error,
});

export const says = (
  read: TextClass,
  at = 30,
  area: Exclude<VerdictArea, 'success'> = 'errorToast',
): VerdictSignal => ({ at, area, class: read, text: `<${read}>`, invoiceNumbers: [] });

export const succeeds = (invoiceNumbers: string[] = [], at = 30): VerdictSignal => ({
  at,
  area: 'success',
  class: 'success',
  text: '',
  invoiceNumbers,
});

/** The token call, by which the two clocks are known. @param skew the clerk's clock less the portal's, ms */
export const clockCall = (at: number, skew = 0): CallSignal => ({
  requestId: 'T1',
  startedAt: at,
  endedAt: at,
  status: 200,
  portalAt: at - skew,
});

export const signals = (part: Partial<Signals> = {}): Signals => ({
  gestures: [gesture()],
  issueCalls: [],
  otherCalls: [],
  verdicts: [],
  ...part,
});
