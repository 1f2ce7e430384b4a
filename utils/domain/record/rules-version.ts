/**
 * Which rules fold a row. Raised by hand with every change by which the same events give another row (outcome, invoice,
 * fingerprint, search keys, what is read of a snapshot): rows that an older program folded are then folded anew, and that
 * they differ is no damage.
 */
export const RULES_VERSION = 5;
