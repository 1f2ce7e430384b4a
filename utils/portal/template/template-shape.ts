/** Whether a cell must be filled; `sometimes` depends on what is not known here (有条件必填). */
type Need = 'always' | 'special' | 'sometimes' | 'no';

/** A column of an official batch template. */
export interface TemplateColumn {
  /** Row 3; empty where its cell belongs to a merged header, whose text the file may repeat there. */
  readonly header: string;
  readonly need: Need;
  /** Most characters. */
  readonly max?: number;
  /** Most decimals. */
  readonly decimals?: number;
  /** The only values that it takes; those that stand on a hidden sheet or depend on another cell are not here. */
  readonly values?: readonly string[];
  /** Where the values stand, if not here. */
  readonly list?: string;
}

export interface TemplateSheet {
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
}

export interface BatchTemplate {
  /** As the hidden cell says it; a higher number is a newer one. */
  readonly version: string;
  readonly versionSheet: string;
  readonly versionCell: string;
  /** Rows are counted from 1. */
  readonly headerRow: number;
  readonly firstRow: number;
  /** From so many detail rows on the portal may fail, and beyond the other it does not issue. */
  readonly riskyLines: number;
  readonly mostLines: number;
  readonly sheets: readonly TemplateSheet[];
}
