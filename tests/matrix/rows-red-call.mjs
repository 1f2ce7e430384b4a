/** Red invoices without a press that we saw: the portal issues by itself, or another tool does. */
import { SOON, unknown } from './want.mjs';
import { issued, pending, RED, TO_PRESS } from './want-red.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/** The portal issues from it without anyone who presses. @type {Row[]} */
const portalRows = [
  {
    ...RED,
    id: 'red, 无需确认: the portal has issued, and she is warned before she presses',
    options: { redNeedsConfirm: false, redPortalIssues: 'noNeed' },
    steps: [['redMade'], ['redWarned'], ['redOpen'], ['redWarned']],
    expect: pending('noNeed'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, 无需确认: the portal has issued, and refuses the press',
    options: { redNeedsConfirm: false, redPortalIssues: 'noNeed' },
    steps: [['redMade'], ['redOpen'], ['redPress']],
    // It says only that the state is not right: because it was issued, perhaps.
    expect: { type: 'unknown', offers: '去核对' },
    issued: 1,
  },
  {
    ...RED,
    id: 'red, 已确认: the portal has issued, and she is warned before she presses',
    options: { redPortalIssues: 'ready' },
    steps: [['redMade'], ['redBecomes', '04'], ['redWarned'], ['redOpen'], ['redWarned']],
    expect: pending('confirmed'),
    issued: 1,
  },
  {
    // No record of ours says so before she opens it, nor after.
    ...RED,
    id: 'red, made elsewhere and 已确认: she is warned before she presses',
    options: { redPortalIssues: 'ready' },
    steps: [['redElsewhere'], ['redOpen'], ['redWarned']],
    expect: [],
    issued: 1,
  },
];

/** A call that issues, and no press that we saw. @type {Row[]} */
const callRows = [
  {
    ...RED,
    id: 'red, a script does what the button does, issued',
    steps: [...TO_PRESS, ['redPageIssues']],
    expect: issued(),
    issued: 1,
    always: true,
  },
  {
    ...RED,
    id: 'red, a script does what the button does, connection dropped, issued',
    fault: 'drop-after',
    steps: [...TO_PRESS, ['redPageIssues']],
    expect: unknown('networkError|unclearText'),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, pressed on a button with words that nobody knows, issued',
    steps: [...TO_PRESS, ['redPressRenamed']],
    expect: issued(),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it from the page of the confirmation, and nothing is shown',
    deadlines: SOON,
    steps: [...TO_PRESS, ['redSends'], ['redCallArrived']],
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it from the list, and nothing is shown',
    deadlines: SOON,
    steps: [['redMade'], ['redBecomes', '04'], ['redSends'], ['redCallArrived']],
    // Of which confirmation it is the page does not say: the confirmation waits as before.
    expect: [pending('confirmed'), unknown('timedOut', null)],
    issued: 1,
  },
  {
    // Nobody watches for red letters there, so no page names what was sent.
    ...RED,
    id: 'red, a script sends it from another page of the portal',
    deadlines: SOON,
    steps: [['redMade'], ['redBecomes', '04'], ['goto'], ['redSends'], ['redCallArrived']],
    patienceMs: 70_000,
    expect: [pending('confirmed'), unknown('timedOut', null)],
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends one that was made elsewhere, from the list',
    deadlines: SOON,
    steps: [['redElsewhere'], ['redSends'], ['redCallArrived']],
    expect: unknown('timedOut', null),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, made elsewhere, a script does what the button does, issued',
    steps: [['redElsewhere'], ['redOpen'], ['redPageIssues']],
    expect: issued(),
    issued: 1,
  },
  {
    ...RED,
    id: 'red, a script sends it, and the tab is closed at once',
    fault: 'hang-issued',
    steps: [['redElsewhere'], ['redSends'], ['redCallArrived'], ['closeTab']],
    expect: unknown('leftPage|timedOut'),
    issued: 1,
  },
];

/** @type {Row[]} */
export const RED_CALL_ROWS = [...portalRows, ...callRows];
