/** 同事: the computers of a firm that back up to the same place, 接手, 换钥匙. */
export const teamTexts = {
  'backup.tab.team': 'Colleagues',
  'backup.run.pull': "Fetching colleagues' records",
  'backup.run.stopped.pull':
    'Cancelled. What was fetched is in the ledger; the next time goes on from there.',
  'backup.run.failed.pull':
    'Not fetched this time. What was fetched before is in the ledger, and it is tried again by itself.',
  'team.loading': "Looking at the colleagues' computers…",
  'team.unread':
    "The colleagues' computers cannot be read. Records and backups are not affected; issue as usual.",
  'team.title': 'Computers of colleagues',
  'team.says':
    'Every computer that backs up to the same place with the same recovery key is here. Each fetches the records of the others, and the ledger shows them together; whoever began something finishes it.',
  'team.alone': 'This is the only computer there. How a colleague joins is said below.',
  'team.own': 'This one',
  'team.computerOf': "{name}'s computer",
  'team.unnamed': 'Computer without a name ({name})',
  'team.since': 'since {at}',
  'team.clerk': 'Used by',
  'team.computer': 'Computer',
  'team.open': 'To do',
  'team.unknown': 'Unclear',
  'team.entries': 'To be issued',
  'team.last': 'Latest invoice',
  'team.lastNever': 'None yet',
  'team.known': 'Known up to',
  'team.knownOwn': 'Last backup {at}',
  'team.knownOwnNever': 'No backup yet',
  'team.knownNever': 'Never fetched yet',
  'team.todo': 'What you can do',
  'team.behind': '{computer} has not synced for {ago}',
  'team.behindNever': 'The records of {computer} were never fetched yet',
  'team.behindMore': '{who} and others, {count} in all',
  'team.behindNote': '{who}. What was done there since is not known here.',
  'team.minutes': '{count} min',
  'team.hours': '{count} h',
  'team.days': '{count} d',
  'team.refused':
    '{computer}: part {seq} was not taken: {why} Neither it nor what follows was fetched; what came before is here.',
  'team.out': 'Left with the change of keys on {at}; nothing newer is fetched',
  'team.pull': 'Fetch now',

  'team.take': 'Take over what is open',
  'team.takeFor': 'Take over what is open: {computer}',
  'team.takeOf': 'Take over what is open on {computer}',
  'team.take.counts': 'To do: {open}, of these unclear: {unknown}; to be issued: {entries}.',
  'team.take.pending': ' Waiting for the tax office: {count}; these only after you asked.',
  'team.take.what':
    'From then on this computer deals with them, and they cannot be filled in again over there. Nothing changes at the tax office; whether to issue again stays your own press.',
  'team.take.askFirst': 'If the colleague is there, ask first whether one of them is open in a form.',
  'team.take.age':
    'What was done there is known up to {at} ({ago}). Taking over fetches once more first, and takes nothing over if that fails.',
  'team.take.ageNever':
    'What was done there is not known yet. Taking over fetches first, and takes nothing over if that fails.',
  'team.take.looking': 'Counting what is open…',
  'team.take.nothing': 'Nothing is open there.',
  'team.take.yes': 'Take over these {count}',
  'team.take.no': 'Leave them there',
  'team.take.busy': 'Taking over…',
  'team.take.done': 'Taken over: {count}. This computer deals with them from now on.',
  'team.take.none': 'Nothing was taken over.',
  'team.take.not': 'Not taken over: {count}. {why}',
  'team.take.more': '{count} more',
  'team.take.toInbox': 'Go to what needs you',
  'team.take.toEntries': 'Go to what is to be issued',
  'team.take.asked': 'I asked, it is not being issued there',
  'team.take.failed': 'It was not taken over; try again.',
  'team.bar.unreachable':
    'The place of the backups cannot be reached, so what the colleague did since is not known. Take over when it is back.',
  'team.bar.unread':
    'Not all that a colleague put could be read, so what was done since is not known (Backup, Colleagues says which computer). Ask first.',
  'team.bar.refillOpen': 'It stands in a form over there; ask the colleague first.',
  'team.bar.pending':
    'It waits for the tax office over there; wait for the answer, or ask the colleague first.',
  'team.bar.issued': 'It is issued; there is nothing to take over.',
  'team.bar.other': 'Another colleague was first to take it over.',
  'team.bar.noPlace':
    'The two computers do not back up to the same place: the other one would not know, and it might be issued twice.',
  'team.bar.copied':
    'The ledger of this computer was copied from another one, and the two only now began to go on by themselves. Take it over once more.',
  'team.bar.gone': 'It is no longer in the ledger.',

  'team.join.title': 'How a colleague joins',
  'team.join.says':
    "On the colleague's computer, install Piaoying, write the name under Settings, then open Backup, Restore: give this place and the recovery key, bring the records back, and press “Back up here, too”. Within an hour that computer appears above.",
  'team.join.note': 'Whoever joins sees every record, those of before, too.',

  'team.key.title': 'Someone leaves: change the keys',
  'team.key.says':
    'New records are then sealed with a new key that the computer that leaves does not get. The others go on without doing anything.',
  'team.key.read':
    'What lies there already: the one who leaves could read it and still can, with new keys as well.',
  'team.key.password':
    'The password of the place: it must be changed at its provider, which Piaoying cannot do. Then, on every computer that stays, remove the place and add it again with the new password.',
  'team.key.sheet':
    'The recovery key: it stays the one on the sheet. If the one who leaves copied that sheet, changing the keys does not help: take an empty place and make a new recovery key.',
  'team.key.start': 'Change the keys',
  'team.key.who': 'Who leaves',
  'team.key.nobody': 'No other computer is there, so nobody leaves.',
  'team.key.chooseFirst': 'First choose who leaves.',
  'team.key.do': 'Change the keys',
  'team.key.drop': 'Not now',
  'team.key.busy': 'Changing…',
  'team.key.done': 'Changed. From now on no new records reach {names}.',
  'team.key.next': 'One step is left: change the password at the provider of the place.',
  'team.key.refusal.wrongKey':
    'Not changed: this is not the recovery key of this place. Check the sheet and each group.',
  'team.key.refusal.unreachable': 'Not changed: the place cannot be reached. Try again when it is back.',
  'team.key.refusal.noKeys': 'Not changed: no backup is set up on this computer.',
  'team.key.failed': 'It was not changed; try again.',
  'team.on': 'On {computer}',
  'team.onUnnamed': "On a colleague's computer",
  'team.claim': 'Take over',
  'team.refill.asked': 'I asked, nobody is issuing it, go on',
  'column.enteredBy': 'Entered by',
  'team.enteredByOf': 'Entered by {name}',
};
