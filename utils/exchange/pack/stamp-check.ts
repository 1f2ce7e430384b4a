/**
 * Why a time stamp does not count: `unreadable` no whole token · `imprint` of other bytes · `nonce` not the answer to our
 * question · `signature` not signed by the certificate in it, or changed · `purpose` that certificate is none for time stamps ·
 * `expired` it was not valid then · `refused` the service gave none
 */
export type StampRefusal =
  | 'unreadable'
  | 'imprint'
  | 'nonce'
  | 'signature'
  | 'purpose'
  | 'expired'
  | 'refused';

/** What a token says. Whether its signer is to be trusted is judged by nobody here. */
export type StampCheck =
  | {
      readonly isGood: true;
      readonly at: number;
      readonly signer: string;
      readonly serial: string;
      readonly policy: string;
    }
  | { readonly isGood: false; readonly refusal: StampRefusal };
