/** The practice portal's own arithmetic, as its pages compute it. */
interface Decimal {
  units: bigint;
  scale: number;
}
type Line = Record<string, unknown>;
export declare function toText(value: Decimal): string;
export declare function capitalMoney(text: string): string;
export declare function recompute(line: Line, colKey: string): void;
export declare function computeTotals(lines: Line[]): { net: Decimal; tax: Decimal; gross: Decimal };
