import type * as zhCN from '../zh-cn/notes';

export const notesTexts: Record<keyof typeof zhCN.notesTexts, string> = {
  'column.ownNote': 'Own note',
  'column.tags': 'Tags',

  'notes.title': 'Own note and tags',
  'notes.says':
    'Not on the invoice, and not seen by the tax bureau. Exported sheets, backups and evidence packs carry it.',
  'notes.note': 'Own note',
  'notes.tags': 'Tags',
  'notes.tagHint': 'Write one, press Enter',
  'notes.addTag': 'Add',
  'notes.removeTag': 'Remove the tag "{tag}"',
  'notes.most': 'At most {count} tags: remove one first.',
  'notes.save': 'Save note',
  'notes.saved': 'Saved',
  'notes.failed': 'Not saved; your words still stand here. Please save once more.',
  'notes.noteMark': 'Note: {note}',
  'notes.tagMark': 'Tags: {tags}',
  'notes.fileMark': 'Own files: {count}',

  'notes.files': 'Own files',
  'notes.filesSay':
    'Orders, contracts and screenshots of chats go here. Invoices downloaded from the tax bureau go to "Originals", where number and amounts are compared.',
  'notes.fileText': 'A line about it (may be left out)',
  'notes.drop':
    'Pictures, PDF, text, Word or Excel, at most 10 MB each. They may be dropped here; a screenshot is pasted in the field.',
  'notes.choose': 'Choose own files',
  'notes.kept': 'Files kept: {count}',
  'notes.known': '"{name}" lies here already.',
  'notes.fileFailed': 'Not kept. Please try again.',
  'notes.download': 'Save as file',
  'notes.downloadThis': 'Save {name} as file',
  'notes.detach': 'Take off',
  'notes.detachThis': 'Take {name} off',
  'notes.detached': '"{name}" was taken off',

  'notes.tagSelected': 'Add a tag',
  'notes.tagTitle': 'A tag for {count}',
  'notes.tagCancel': 'Cancel',
  'notes.tagged': 'Tagged with "{tag}": {count}',
  'notes.taggedHad': 'had it before: {count}',
  'notes.taggedLeft': 'not tagged (at most {most} tags): {count}',

  'views.title': 'Saved filters',
  'views.none': 'None yet. Set filter, order and columns, give them a name, and come back with one press.',
  'views.name': 'Name',
  'views.save': 'Save this filter',
  'views.saved': 'Saved as "{name}"',
  'views.rename': 'Rename',
  'views.renameThis': 'Rename "{name}"',
  'views.renameSave': 'Done',
  'views.remove': 'Remove',
  'views.removeThis': 'Remove "{name}"',
  'views.removed': 'Saved filter "{name}" removed',
  'views.sameName': 'There is a "{name}" already. Please take another name.',
  'views.full': 'At most {count}: remove one that is not used first.',
};
