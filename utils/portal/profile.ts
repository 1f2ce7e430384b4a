import type { CallName } from '../domain/fact/call-name';
import type { ListColumn } from '../domain/fact/list-row';
import type { QuotaBasis } from '../domain/fact/quota-basis';
import type { VerdictArea } from '../domain/fact/verdict-area';
import type { ColumnAlternative, FieldMapping } from '../domain/invoice/field-mapping';
import type { MatchWords } from '../domain/list/list-words';
import type { HomePage } from './home-page';
import type { RedPages } from './red-pages';

/**
 * A portal as data: no functions. Every selector list holds alternatives in order; every fact about a page has
 * its proof in `tests/fixtures/portal/<id>`.
 */
export interface PortalProfile {
  readonly id: string;
  /** Date of the newest observation that this profile rests on, and how it was made. */
  readonly lastVerified: string;
  readonly notes: readonly string[];
  /** Regular expressions over the host name: of the portal, and of other sites of its that may show the form in a frame. */
  readonly hosts: string;
  readonly formHosts: string;
  readonly entry: EntryPage;
  readonly batch: BatchPage;
  readonly red: RedPages;
  readonly query: QueryPage;
  readonly home: HomePage;
  readonly quota: QuotaPlaces;
  readonly calls: PortalCalls;
  /** Where she logs in: its host, and what its address holds when a page sent her there because its log-in was gone. */
  readonly logIn: { readonly hosts: string; readonly sentBy: string };
  /** How a request says that the session goes over to another company: host, and a part of the path. */
  readonly switches: { readonly hosts: string; readonly path: string };
}

/** Where 可用发票额度 is shown. Whose it is: `query.company`. */
export interface QuotaPlaces {
  readonly path: string;
  /** A panel has one heading and one value. */
  readonly panels: {
    readonly selectors: readonly string[];
    readonly heading: readonly string[];
    readonly value: readonly string[];
  };
  /** Pattern over the whole text of a heading; its first group, where it has one, is a word of `basis`. */
  readonly heading: string;
  /** Words of a heading by which it says of which moment the amount is. */
  readonly basis: Readonly<Record<QuotaBasis, string>>;
  /** Where no panel is: the amount is the first group of the pattern. */
  readonly text: { readonly selectors: readonly string[]; readonly pattern: string };
  /** Amounts that say that there is no limit. */
  readonly noLimit: readonly string[];
}

/** The portal's requests, so far as they matter. All that is not read (`GET`) and stands nowhere here is unknown. */
export interface PortalCalls {
  readonly listed: ReadonlyArray<{ readonly name: CallName; readonly method: string; readonly path: string }>;
  /** Beginnings of paths: whatever else is sent there issues, too (special businesses have calls of their own). */
  readonly issuing: readonly string[];
  /** Beginnings of paths of which it is known that they issue nothing. */
  readonly other: readonly string[];
}

export interface EntryPage {
  /** Path of the entry form. */
  readonly path: string;
  /** Parts that must be on a form that we understand; a part none of whose selectors matches is drift. */
  readonly parts: ReadonlyArray<{ readonly name: string; readonly selectors: readonly string[] }>;
  /** Words that stand on such a form. */
  readonly words: readonly string[];
  /** By what else than its path and its issuing button an entry form is known (`recognise-form.ts`). */
  readonly evidence: FormEvidence;
  /** Blocks whose controls are told apart by place. `nth` among the elements that the selector finds. */
  readonly groups: ReadonlyArray<{
    readonly name: string;
    readonly selector: string;
    readonly nth: number;
    /** Regular expression over simplified Chinese: words that stand in this block alone, where the selector finds none. */
    readonly words?: string;
  }>;
  /** The whole form; a table outside of it that is not typed into is another's. */
  readonly forms: readonly string[];
  /** A form item carries its back-end field name behind this class prefix. */
  readonly itemClassPrefix: string;
  /** Elements that hold one field with its label. */
  readonly items: readonly string[];
  /** Parts of the page that are not of the form at all. */
  readonly outside?: readonly string[];
  /**
   * Shown values that are no controls: what the first group of `pattern` finds in the element's text, in simplified
   * characters and whatever the letter case. Several of one name are alternatives in order.
   */
  readonly texts: ReadonlyArray<{
    readonly name: string;
    readonly selectors: readonly string[];
    readonly pattern: string;
    /** Over all shown text outside of tables, where no alternative has it in its place. */
    readonly anywhere?: string;
    /** Where its words are found nowhere, it is known by its number: the shown amounts are read. */
    readonly isAmount?: boolean;
  }>;
  readonly pager: { readonly selectors: readonly string[]; readonly total: string };
  readonly mapping: FieldMapping;
  readonly gesture: GesturePlaces;
  readonly verdicts: VerdictPlaces;
  readonly refill: RefillPlaces;
}

interface FormEvidence {
  /** Each is of an invoice's form alone. */
  readonly fields: readonly string[];
  /** Labels that stand once for each of the two parties; in one writing, each pattern at least twice. */
  readonly partyLabels: readonly string[];
  /** Columns of the grid of lines, by key or by pattern over the header. */
  readonly columnKeys: readonly string[];
  readonly columnLabels: readonly string[];
}

/**
 * The clicks that submit: a button with the first of these texts, inside one of these places, else anywhere. The other
 * texts count only where no button has the first one.
 */
export interface GesturePlaces {
  readonly within: readonly string[];
  readonly texts: readonly string[];
  /** Buttons beside it that issue nothing. */
  readonly others?: readonly string[];
}

/** Elements that are told apart by their words: the first shown one that holds `text`. */
export interface WordedPlaces {
  readonly selectors: readonly string[];
  readonly text: string;
}

/** How to come to an empty form of the right kind, and how what is no plain field is filled. */
export interface RefillPlaces {
  /** Path of the page that a refill starts from. */
  readonly home: string;
  readonly opener: WordedPlaces;
  readonly picker: {
    /** Dialog or drawer, whichever is shown. */
    readonly within: readonly string[];
    /** Form item of the ticket kind, and those of what else may be asked, by back-end name. */
    readonly kind: string;
    readonly others: readonly string[];
    readonly confirm: readonly string[];
  };
  /** The switch by which prices and amounts are entered with tax; the header of the grid tells how it stands. */
  readonly taxSwitch: readonly string[];
  /** Entries of the lists that come under a buyer's and an item's name as it is typed. */
  readonly suggestions: readonly string[];
  /** How long the page may take to fill in what belongs to a suggestion that was taken, ms. */
  readonly lateMs: number;
  readonly addRow: WordedPlaces;
  /** The item library behind the button of an item cell. */
  readonly items: {
    readonly opener: readonly string[];
    readonly drawer: readonly string[];
    readonly search: readonly string[];
    readonly entry: readonly string[];
    readonly name: readonly string[];
    readonly close: readonly string[];
  };
  /** The dialog that puts a discount line under the one ticked line. */
  readonly discount: {
    readonly opener: WordedPlaces;
    readonly dialog: readonly string[];
    readonly byAmount: WordedPlaces;
    readonly amount: readonly string[];
    readonly confirm: readonly string[];
  };
}

/** The portal's own list of invoices. Fields and columns are known by their words, in order of trust. */
export interface QueryPage {
  /** Beginnings of its paths. The first is opened for the clerk. */
  readonly paths: readonly [string, ...string[]];
  /** Where the header shows the tax id of the company that is signed in; the first group of the pattern. */
  readonly company: { readonly selectors: readonly string[]; readonly pattern: string };
  /** The button that asks for the list, by exactly this text. */
  readonly search: { readonly selectors: readonly string[]; readonly text: string };
  /** Block of the conditions around the field 查询类型, and labels in it. */
  readonly conditions: readonly string[];
  readonly fields: Readonly<Record<'type' | 'kinds', readonly string[]>>;
  /** Names of the first and the last day, of a label or a placeholder; `both`: one label before two controls. */
  readonly dates: Readonly<Record<'from' | 'to' | 'both', readonly string[]>>;
  /** Values by which a further condition says that it leaves nothing out. */
  readonly noLimit: readonly string[];
  readonly columns: Readonly<Record<ListColumn, readonly ColumnAlternative[]>>;
  /** Columns of the other side alone: which side that is, the query type says, of the row or of the query. */
  readonly otherSide: {
    readonly name: readonly ColumnAlternative[];
    readonly taxId: readonly ColumnAlternative[];
    readonly type: readonly ColumnAlternative[];
    readonly sides: Readonly<Record<string, 'buyer' | 'seller'>>;
  };
  /** Whole text of a cell that holds nothing. */
  readonly nothing: readonly string[];
  /** Page shown, rows a page and 共 N 条: the first group of each pattern. */
  readonly pager: Readonly<
    Record<'page' | 'pageSize' | 'total', { readonly selectors: readonly string[]; readonly pattern: string }>
  >;
  /**
   * The sums above the rows: the first group of each pattern. `places`: where the words are others, elements of which the
   * first is the net and the second the tax, if there are two and no word of `otherUnits` stands beside them. None is read while a row's 状态 has a word of
   * `perhapsNotSummed`.
   */
  readonly sums: Readonly<
    Record<'net' | 'tax', { readonly selectors: readonly string[]; readonly pattern: string }>
  > & {
    readonly places: string;
    readonly otherUnits: readonly string[];
    readonly perhapsNotSummed: readonly string[];
  };
  /** By which columns of the list say what an invoice is. */
  readonly words: MatchWords;
  /** While one of these is there the rows may still be those of the query before. */
  readonly busy: readonly string[];
}

/** 批量开票. Tables are known by their columns' words; a table of results is one with a number column. */
export interface BatchPage {
  readonly path: string;
  /** Words of the button that issues the imported rows; any of them, anywhere on the page. */
  readonly gestures: readonly string[];
  readonly serialNumber: readonly ColumnAlternative[];
  /** Columns of the imported rows that have a meaning in an invoice, by the name under which `mapping` looks. */
  readonly columns: Readonly<Record<BatchColumn, readonly ColumnAlternative[]>>;
  readonly result: {
    /** Stands in the block around the table. */
    readonly title: string;
    /** The place of a row among the others. */
    readonly place: readonly ColumnAlternative[];
    readonly invoiceNumber: readonly ColumnAlternative[];
    readonly reason: readonly ColumnAlternative[];
    /** Whole text of the cell that tells how the row went. */
    readonly issued: readonly string[];
    readonly failed: readonly string[];
    /** How many went well and how many did not: the two groups. */
    readonly counts: string;
  };
  /** Rows read and rows taken over: the two groups. */
  readonly imported: string;
  /** Of a toast or dialog that is about the import. */
  readonly aboutImport: string;
  readonly mapping: FieldMapping;
}
export type BatchColumn = 'kind' | 'buyerName' | 'buyerTaxId' | 'net' | 'tax' | 'gross' | 'note';

export interface VerdictPlace {
  readonly area: Exclude<VerdictArea, 'success' | 'batchResult'>;
  readonly selectors: readonly string[];
  /** Where the words stand inside; the whole element when absent. */
  readonly body?: readonly string[];
  readonly buttons?: string;
  /** A title that holds one of these words says what the element is, and counts as part of its text. */
  readonly title?: { readonly selectors: readonly string[]; readonly words: readonly string[] };
  /** One of these stands inside, or it is none. */
  readonly holds?: readonly string[];
  /** Where one of these stands inside it is none: the clerk works in it, it does not speak to her. */
  readonly lacks?: readonly string[];
}

export interface VerdictPlaces {
  readonly areas: readonly VerdictPlace[];
  /** Marks of the success view; one that is newly there after the gesture is enough. */
  readonly success: readonly string[];
  /** Absent: marks alone tell. */
  readonly successWords?: SuccessWords;
  /** Blocks that only their words tell, looked for in what came after the gesture. */
  readonly worded: ReadonlyArray<{
    readonly area: 'dialog' | 'errorToast';
    readonly words: readonly string[];
  }>;
  readonly unlisted: UnlistedPlaces;
}

/** How a success view is told where none of its marks is there: by words beside a number, in a block that is new. */
export interface SuccessWords {
  /** Patterns over the smallest element that holds the words. */
  readonly words: readonly string[];
  /** Whole texts of buttons that stand there alone; they count only where the form is gone. */
  readonly buttons: readonly string[];
  /** Patterns: a text around the words that holds one of these proves nothing (law L2). */
  readonly never: readonly string[];
  /** While one of these is shown the entry form is there. */
  readonly form: readonly string[];
}

/** Texts that none of the areas names: kept all the same, for the portal may have renamed its areas. */
interface UnlistedPlaces {
  /** One field with what stands beside it. */
  readonly items: readonly string[];
  /** What is no answer wherever it appears: lists to choose from, other extensions, our own hosts. */
  readonly skip: readonly string[];
}
