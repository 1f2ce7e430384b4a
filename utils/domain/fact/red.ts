import * as z from '../zod';

const text = (length: number) => z.string().check(z.maxLength(length));

/** 待确认, 无需确认, 已确认, 撤销, 超时, other 作废: what became of a red-letter confirmation (红字发票确认信息). */
export const CONFIRM_STATES = ['waiting', 'noNeed', 'confirmed', 'withdrawn', 'timedOut', 'voided'] as const;
export type ConfirmState = (typeof CONFIRM_STATES)[number];

/** 作废, for whatever reason: nothing is issued from it, and it stays so. */
export const isEnded = (state: ConfirmState | undefined): boolean =>
  state === 'withdrawn' || state === 'timedOut' || state === 'voided';

/** A red invoice may be issued from it, and the portal itself may have done so already. */
export const isReady = (state: ConfirmState | undefined): boolean =>
  state === 'noNeed' || state === 'confirmed';

export const ConfirmState = z.enum(CONFIRM_STATES);

/** How a page names a confirmation; what it does not show is absent. */
export const confirmNames = {
  confirmId: z.optional(text(100)),
  /** Number of the blue invoice that is reversed. */
  originalNumber: z.optional(text(40)),
  /** 价税合计 as shown, to tell two confirmations of one invoice apart. */
  gross: z.optional(text(60)),
};
export type ConfirmNames = {
  readonly confirmId?: string | undefined;
  readonly originalNumber?: string | undefined;
  readonly gross?: string | undefined;
};

/** Of a submit on a red-letter page. */
export const RedMark = z.object({
  ...confirmNames,
  scope: z.optional(z.enum(['full', 'partial'])),
  /** It began with the press of the issuing button: who made the confirmation was not seen. */
  press: z.optional(text(64)),
});
export type RedMark = z.infer<typeof RedMark>;

/** What is known of a record's confirmation. */
export interface RedPart {
  originalNumber?: string | undefined;
  scope?: 'full' | 'partial' | undefined;
  confirmId?: string | undefined;
  confirmState?: ConfirmState | undefined;
  /** The state in the portal's own words. */
  confirmText?: string | undefined;
  /** Each press of its issuing button, by the name that its page gave it. */
  presses: string[];
}
