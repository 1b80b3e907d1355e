/** What can be said of the disk that holds the data, from what the system itself tells. Pure: the text is handed in. */

export const diskSystems = ['windows', 'mac', 'linux', 'other'] as const
export type DiskSystem = (typeof diskSystems)[number]

/** `unknown`: the system did not tell, or not clearly enough. */
export const diskEncryptions = ['encrypted', 'not_encrypted', 'unknown'] as const
export type DiskEncryption = (typeof diskEncryptions)[number]

/**
 * File systems that live on another computer. SQLite's write-ahead log shares memory between programs, which these do not
 * have (sqlite.org/wal.html), and many lock files badly. Shared folders of virtual machines (9p, vboxsf) are left out:
 * they may be this very disk.
 */
const networkTypes = new Set([
  ...['nfs', 'nfs3', 'nfs4', 'cifs', 'smb', 'smb2', 'smb3', 'smbfs', 'ncpfs', 'afpfs', 'afs', 'coda', 'ceph', 'webdav'],
  ...[
    'davfs',
    'ftp',
    'lustre',
    'glusterfs',
    'fuse.glusterfs',
    'fuse.sshfs',
    'fuse.smbnetfs',
    'fuse.davfs',
    'fuse.davfs2',
  ],
  ...['fuse.rclone', 'fuse.gvfsd-fuse', 'fuse.curlftpfs', 'fuse.s3fs', 'fuse.ceph', 'fuse.ceph-fuse'],
])

/**
 * Whether a path lies on a share of another computer.
 *
 * @param path absolute, with links followed; on Windows with the letter of a share followed to its name
 * @param mounts Linux: the text of /proc/self/mounts; macOS: what `mount` prints; else not looked at
 * @returns the kind of share, such as `cifs`; null when it is none, or can't be told
 */
export function shareAt(system: DiskSystem, path: string, mounts: string): string | null {
  if (system === 'windows') return isNetworkName(path) ? 'unc' : null
  let found = { point: '', type: '' }
  // What was mounted last on a place hides what was there before.
  for (const mount of mountsIn(system, mounts))
    if (mount.point.length >= found.point.length && isWithin(path, mount.point)) found = mount
  return networkTypes.has(found.type) ? found.type : null
}

/** `\\server\share`, also in its long form `\\?\UNC\`; not `\\?\C:\` and `\\.\`, which are of this computer. */
function isNetworkName(path: string): boolean {
  const name = path.replaceAll('/', '\\')
  return /^\\\\\?\\UNC\\/i.test(name) || /^\\\\[^\\?.]/.test(name)
}

const isWithin = (path: string, point: string): boolean =>
  point === '/' || path === point || path.startsWith(`${point}/`)

function mountsIn(system: DiskSystem, text: string): { point: string; type: string }[] {
  return text.split('\n').flatMap((line) => {
    const fields = system === 'mac' ? /^.* on (\/.*) \(([^,)]+)/.exec(line) : /^\S+ (\S+) (\S+)/.exec(line)
    const [, point = '', type = ''] = fields ?? []
    if (fields === null) return []
    return [{ point: system === 'mac' ? point : unescaped(point), type: type.toLowerCase() }]
  })
}

/** Spaces and the like stand in /proc/self/mounts as `\040`. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/**
 * What `lsblk --inverse --json --output TYPE,FSTYPE DEVICE` says of what lies under a file system: encrypted only when no
 * way down to a disk goes round an encrypted layer.
 */
export function encryptionOnLinux(json: string): DiskEncryption {
  const devices = layersIn(json)
  if (devices.length === 0) return 'unknown'
  return devices.every(isCovered) ? 'encrypted' : 'not_encrypted'
}

type Layer = { type?: unknown; fstype?: unknown; children?: Layer[] }

function layersIn(json: string): Layer[] {
  try {
    const said = JSON.parse(json) as { blockdevices?: Layer[] } | null
    return Array.isArray(said?.blockdevices) ? said.blockdevices : []
  } catch {
    return []
  }
}

function isCovered({ type, fstype, children = [] }: Layer): boolean {
  if (type === 'crypt' || fstype === 'crypto_LUKS') return true
  return children.length > 0 && children.every(isCovered)
}

/** The device in what `findmnt --noheadings --output SOURCE --target FOLDER` prints; null for anything but a device. */
export function deviceIn(printed: string): string | null {
  // Btrfs names the part of the device in brackets behind it.
  const device = printed.trim().replace(/\[.*\]$/, '')
  return /^\/dev\/[\w./+:@-]+$/.test(device) ? device : null
}

/**
 * What `fdesetup status` says of the disk that the system starts from. While it is still at work, or waits for a restart, the
 * disk is neither.
 */
export function encryptionOnMac(printed: string): DiskEncryption {
  const text = printed.trim()
  if (/^FileVault is On\.$/.test(text)) return 'encrypted'
  if (/^FileVault is Off\.$/.test(text)) return 'not_encrypted'
  return 'unknown'
}

/**
 * What Windows keeps of a drive as `System.Volume.BitLockerProtection`: 1 is on, 2 is off. All else (at work, suspended, a drive that
 * can't be encrypted) is no clear answer.
 */
export function encryptionOnWindows(printed: string): DiskEncryption {
  const text = printed.trim()
  return text === '1' ? 'encrypted' : text === '2' ? 'not_encrypted' : 'unknown'
}

/** The drive of a path on Windows, as `C:`; null for a share. */
export const driveOf = (path: string): string | null =>
  /^(?:\\\\\?\\)?([A-Za-z]:)(?:[\\/]|$)/.exec(path)?.[1]?.toUpperCase() ?? null
