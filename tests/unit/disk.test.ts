import { expect, test } from 'vitest'
import {
  deviceIn,
  driveOf,
  encryptionOnLinux,
  encryptionOnMac,
  encryptionOnWindows,
  shareAt,
} from '#shared/domain/disk'

const linux = `sysfs /sys sysfs rw,relatime 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
systemd-1 /mnt/nas autofs rw,relatime,fd=58 0 0
//nas/balie /mnt/nas cifs rw,relatime,vers=3.1.1 0 0
//nas/balie /mnt/met\\040spatie smb3 rw,relatime 0 0
server:/export /srv/balie nfs4 rw,relatime 0 0
/dev/sdb1 /srv/balie/schijf ext4 rw,relatime 0 0
piet@server:/home/piet /home/piet/ver fuse.sshfs rw,nosuid,nodev 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw,nosuid,nodev 0 0
`

test.each([
  ['/home/piet/.config/Buurtbalie/buurtbalie.db', null],
  ['/mnt/nas/balie/buurtbalie.db', 'cifs'],
  ['/mnt/nas', 'cifs'],
  ['/mnt/nasty/buurtbalie.db', null],
  ['/mnt/met spatie/buurtbalie.db', 'smb3'],
  ['/srv/balie/buurtbalie.db', 'nfs4'],
  ['/srv/balie/schijf/buurtbalie.db', null],
  ['/home/piet/ver/buurtbalie.db', 'fuse.sshfs'],
  ['/run/user/1000/gvfs/smb-share:server=nas,share=balie/buurtbalie.db', 'fuse.gvfsd-fuse'],
])('on Linux %s is on %s', (path, kind) => {
  expect(shareAt('linux', path, linux)).toBe(kind)
})

test('a disk that was mounted over a share is no share, and no table of mounts says nothing', () => {
  expect(shareAt('linux', '/mnt/nas/x', `${linux}/dev/sdc1 /mnt/nas ext4 rw 0 0\n`)).toBeNull()
  expect(shareAt('linux', '/mnt/nas/x', '')).toBeNull()
})

const mac = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//piet@nas._smb._tcp.local/Balie on /Volumes/Balie aan zee (smbfs, nodev, nosuid, mounted by piet)
server:/export on /Volumes/export (nfs)
`

test.each([
  ['/Users/piet/Library/Application Support/Buurtbalie/buurtbalie.db', null],
  ['/Volumes/Balie aan zee/buurtbalie.db', 'smbfs'],
  ['/Volumes/export/buurtbalie.db', 'nfs'],
])('on macOS %s is on %s', (path, kind) => {
  expect(shareAt('mac', path, mac)).toBe(kind)
})

test.each([
  ['C:\\Users\\piet\\AppData\\Roaming\\Buurtbalie\\buurtbalie.db', null],
  ['\\\\nas\\balie\\buurtbalie.db', 'unc'],
  ['//nas/balie/buurtbalie.db', 'unc'],
  ['\\\\?\\UNC\\nas\\balie\\buurtbalie.db', 'unc'],
  ['\\\\?\\C:\\balie\\buurtbalie.db', null],
  ['\\\\.\\C:\\balie\\buurtbalie.db', null],
])('on Windows %s is on %s', (path, kind) => {
  expect(shareAt('windows', path, '')).toBe(kind)
})

const layers = (...blockdevices: object[]) => JSON.stringify({ blockdevices })
const part = (fstype: string | null) => ({ type: 'part', fstype, children: [{ type: 'disk', fstype: null }] })
const crypt = { type: 'crypt', fstype: 'LVM2_member', children: [part('crypto_LUKS')] }

test.each([
  ['a plain partition', layers(part('ext4')), 'not_encrypted'],
  ['a whole disk', layers({ type: 'disk', fstype: null }), 'not_encrypted'],
  ['LUKS', layers({ ...crypt, fstype: 'ext4' }), 'encrypted'],
  ['a volume on LUKS', layers({ type: 'lvm', fstype: 'ext4', children: [crypt] }), 'encrypted'],
  [
    'a volume half on LUKS',
    layers({ type: 'lvm', fstype: 'ext4', children: [crypt, part('LVM2_member')] }),
    'not_encrypted',
  ],
  ['nothing', layers(), 'unknown'],
  ['no JSON', 'lsblk: /dev/sdx: not a block device', 'unknown'],
  ['silence', '', 'unknown'],
  ['something else', 'null', 'unknown'],
])('lsblk of %s', (_what, json, said) => {
  expect(encryptionOnLinux(json)).toBe(said)
})

test.each([
  ['/dev/mapper/luks-6f1c\n', '/dev/mapper/luks-6f1c'],
  ['/dev/nvme0n1p2[/@home]\n', '/dev/nvme0n1p2'],
  ['tmpfs', null],
  ['overlay', null],
  ['rpool/ROOT/ubuntu', null],
  ['', null],
])('findmnt says %j', (printed, device) => {
  expect(deviceIn(printed)).toBe(device)
})

test.each([
  ['FileVault is On.\n', 'encrypted'],
  ['FileVault is Off.\n', 'not_encrypted'],
  ['FileVault is On.\nEncryption in progress: Percent completed = 12\n', 'unknown'],
  ['FileVault is Off, but will be enabled after the next restart.\n', 'unknown'],
  ['', 'unknown'],
])('fdesetup says %j', (printed, said) => {
  expect(encryptionOnMac(printed)).toBe(said)
})

test.each([
  ['1\r\n', 'encrypted'],
  ['2\r\n', 'not_encrypted'],
  ['3\r\n', 'unknown'],
  ['5\r\n', 'unknown'],
  ['', 'unknown'],
  ['12', 'unknown'],
])('Windows says %j of a drive', (printed, said) => {
  expect(encryptionOnWindows(printed)).toBe(said)
})

test.each([
  ['c:\\Users\\piet', 'C:'],
  ['\\\\?\\D:\\balie', 'D:'],
  ["C:'); rm", null],
  ['\\\\nas\\balie', null],
])('the drive of %s', (path, drive) => {
  expect(driveOf(path)).toBe(drive)
})
