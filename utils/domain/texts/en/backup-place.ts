import type * as zhCN from '../zh-cn/backup-place';

/** Backup: a place that backups go to, as it is filled in, and why it was not taken on. */
export const backupPlaceTexts: Record<keyof typeof zhCN.backupPlaceTexts, string> = {
  'backup.place.title': 'Step 2: place',
  'backup.place.more': 'Add another place',
  'backup.place.says':
    'Choose one that your firm has already. If unsure, fill it in with whoever looks after the computers.',
  'backup.place.kind': 'Where to',
  'backup.place.kind.s3': 'Cloud storage',
  'backup.place.kindSays.s3': '阿里云 OSS, 腾讯云 COS, MinIO and others',
  'backup.place.kind.webdav': 'Net disk or NAS (WebDAV)',
  'backup.place.kindSays.webdav': '坚果云, a NAS, Nextcloud',
  'backup.place.kind.folder': 'Folder',
  'backup.place.kindSays.folder': 'of this computer or the network',
  'backup.place.noFolders':
    'This browser does not let Piaoying remember a folder. For a folder, use Chrome or Edge.',
  'backup.place.preset': 'Fill in as for',
  'backup.place.preset.oss': '阿里云 OSS',
  'backup.place.preset.cos': '腾讯云 COS',
  'backup.place.preset.minio': 'MinIO or other',
  'backup.place.preset.nutstore': '坚果云',
  'backup.place.preset.nextcloud': 'Nextcloud',
  'backup.place.preset.nas': 'NAS or other',
  'backup.place.how.oss':
    'Create a private bucket in OSS, then an AccessKey for a user of its own under RAM that may only read and write this bucket. Put the region of your bucket in place of cn-beijing, in address and region. Accounts opened after March 2025 may first need a domain of their own for the bucket: ask 阿里云.',
  'backup.place.how.cos':
    'Create a private bucket in COS, then take SecretId and SecretKey under CAM, API keys. The name of the bucket ends with digits, as in piaoying-1250000000. Put the region of your bucket in place of ap-beijing.',
  'backup.place.how.minio':
    'Ask whoever runs the server for address, bucket and keys. The bucket must exist already.',
  'backup.place.how.nutstore':
    'On the web page of 坚果云, top right: 账户信息 → 安全选项 → 第三方应用管理, press 添加应用 and put the app password below; it is not your login password. At the end of the address, piaoying is the folder: create it in 坚果云 first. A free account may upload 1 GB a month.',
  'backup.place.how.nextcloud':
    'Put your user name in place of 用户名 and your address in place of cloud.example.com. Make an app password under Settings, Security. Create the folder at the end of the address first.',
  'backup.place.how.nas':
    'Ask whoever runs the NAS to switch WebDAV on and to give you an address, a user and a folder for backups alone. Use an address that begins with https.',
  'backup.place.how.folder':
    'Choose a folder that is not on this disk, such as a shared one on a server, or one that uploads itself. A folder on this disk is lost with it. After the browser was restarted it may ask again whether the folder may be used.',
  'backup.field.endpoint': 'Address',
  'backup.field.region': 'Region',
  'backup.field.bucket': 'Bucket',
  'backup.field.bucketNote': 'the “big folder” of cloud storage, by the name it was given',
  'backup.field.style': 'Where the name of the bucket stands',
  'backup.field.style.host': 'before the address (阿里云, 腾讯云)',
  'backup.field.style.path': 'behind the address (usual for MinIO)',
  'backup.field.keyId': 'Id of the key (AccessKey ID, SecretId)',
  'backup.field.secret': 'Key (AccessKey Secret, SecretKey)',
  'backup.field.prefix': 'Folder inside (may be empty)',
  'backup.field.address': 'Address, down to the folder of the backups',
  'backup.field.user': 'User name',
  'backup.field.password': 'Password (坚果云: the app password)',
  'backup.field.folder': 'Choose a folder',
  'backup.field.chosen': 'Chosen: {name}',
  'backup.flaw.empty': 'Please fill in “{field}”.',
  'backup.flaw.tooLong': '“{field}” is too long: was something else pasted?',
  'backup.flaw.noAddress': '“{field}” begins with https://.',
  'backup.flaw.userInAddress': 'No user or password in “{field}”: they have fields of their own.',
  'backup.flaw.extraInAddress': 'There is more in “{field}” than an address: leave out ? and what follows.',
  'backup.flaw.signs': '“{field}” has signs that it cannot have: a space, or something pasted with it?',
  'backup.flaw.numbers': 'A server that is named by numbers: for “{field}” choose “behind the address”.',
  'backup.field.noFolder': 'Please choose a folder first.',
  'backup.field.secretNote':
    'User and password stay on this computer: they are in no backup and in no exported file.',
  'backup.place.add': 'Try it and add it',
  'backup.place.adding': 'Trying…',
  'backup.place.drop': 'Do not add',
  'backup.place.askNote':
    'The browser may then ask whether this site may be reached: press “Allow”. Piaoying goes to this one alone.',
  'backup.refusal': 'Not added. ',
  'backup.lookRefusal': 'Not opened. ',
  'backup.refusal.offline':
    'The address cannot be reached. Check the network and the address, then try again.',
  'backup.refusal.refused':
    'User or password are not accepted, or may not write there. Please check user, password and rights.',
  'backup.refusal.noPlace': 'There is no such bucket or folder. Create it first, or check the name.',
  'backup.refusal.noRoom':
    'Its space or its traffic of this month is used up. Make room, get more, or choose another place.',
  'backup.refusal.busy': 'It is too busy just now. Try again in a few minutes.',
  'backup.refusal.permission':
    'The browser did not let Piaoying use the folder. Try again, and press “Allow” when it asks.',
  'backup.refusal.clock':
    'The clock of this computer is too far off to be accepted. Set date and time, then try again.',
  'backup.refusal.keyChanged':
    'The key there was changed, and this computer is not among those that go on. To go on, enter the recovery key under Restore.',
  'backup.refusal.odd':
    'Its answer is not understood. Check that the address is that of the backups; if that does not help, send the small print to whoever looks after the computers.',
  'backup.refusal.otherKey':
    'Backups made with another recovery key lie there. To go on with those, type that key under “Restore”; otherwise choose an empty folder.',
  'backup.refusal.noHostPermission':
    'The browser did not let Piaoying reach this site. Try again, and press “Allow” when it asks.',
  'backup.refusal.wrongKey':
    'This key does not open the backups there. Is it the right paper, are all groups typed right?',
  'backup.refusal.noBackup': 'There is no backup of Piaoying. Please check address and folder.',
  'backup.refusal.damaged': 'The key file there is incomplete or was changed. Please try another place.',
  'backup.refusal.swapped':
    'The key file there is not the one of its name, as if exchanged; it was not taken. Please try another place.',
  'backup.refusal.outOfLine':
    'The key file there does not follow the one before; it was not taken. Please try another place.',
  'backup.refusal.forged':
    'The key file there was not made with your key; it was not taken. Please try another place.',
  'backup.refusal.oldKey': 'The key file there is from before the key was changed, and was not taken.',
  'backup.refusal.notOurs': 'What lies there was not stored by Piaoying. Please check address and folder.',
  'backup.refusal.newer': 'The backup was made by a newer Piaoying. Update Piaoying first.',
};
