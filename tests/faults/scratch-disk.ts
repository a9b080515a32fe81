/** A disk that can lose its power or run full: an ext4 file system in a file, mounted through a loop device. */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface ScratchDisk {
  /** Where it is mounted. */
  readonly folder: string
  /** Power gone: what was not yet flushed is lost, the journal's own log included. Nothing can be written afterwards. */
  readonly cutPower: () => Promise<void>
  /** Power back: unmounted and mounted anew, the journal replayed. Every process that used it must be gone. */
  readonly restorePower: () => Promise<void>
  /** Leaves no free block. */
  readonly fill: () => Promise<void>
  /** Gives the space back that `fill` took. */
  readonly makeRoom: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Why no power can be cut on this machine; nothing when it can. */
export async function whyNoPowerCuts(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root may mount a disk'
  for (const [program, ...asked] of [
    ['mkfs.ext4', '-V'],
    ['mount', '--version'],
    ['python3', '--version'],
  ] as const) {
    const isThere = await run(program, asked).then(
      () => true,
      () => false,
    )
    if (!isThere) return `${program} is not installed`
  }
  try {
    const disk = await makeScratchDisk(16)
    await disk.remove()
    return undefined
  } catch (fault) {
    return `no loop device can be mounted (${fault instanceof Error ? fault.message.split('\n')[0] : fault})`
  }
}

/** The ext4 "shutdown" ioctl, _IOR('X', 125, u32), with 2: go down at once and do not flush the log. */
const CUT = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), (2 << 30) | (4 << 16) | (ord('X') << 8) | 125, struct.pack('I', 2))`

const UNMOUNT_TRIES = 50
const BLOCK = Buffer.alloc(256 * 1024)

export async function makeScratchDisk(megabytes: number): Promise<ScratchDisk> {
  const home = await mkdtemp(join(tmpdir(), 'way-in-disk-'))
  const image = join(home, 'disk.img')
  const folder = join(home, 'mounted')
  await mkdir(folder)
  await writeFile(image, '')
  await truncate(image, megabytes * 1024 * 1024)
  await run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
  const mount = () => run('mount', ['-o', 'loop', image, folder])
  await mount()
  const filler = join(folder, 'filler')
  return {
    folder,
    async cutPower() {
      await run('python3', ['-c', CUT, folder])
    },
    async restorePower() {
      await unmount(folder)
      await mount()
    },
    async fill() {
      const file = await open(filler, 'a')
      try {
        // Large pieces while there is room for them, then small ones; others may give room back meanwhile.
        for (const size of [BLOCK.length, 4096, BLOCK.length, 1024]) await writeUntilFull(file, size)
        await file.sync().catch(() => undefined)
      } finally {
        await file.close()
      }
    },
    async makeRoom() {
      await rm(filler, { force: true })
    },
    async remove() {
      await unmount(folder).catch(() => undefined)
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, size: number): Promise<void> {
  for (;;) {
    try {
      const { bytesWritten } = await file.write(BLOCK, 0, size)
      if (bytesWritten < size) return
    } catch {
      return
    }
  }
}

/** Processes that were killed need a moment to let go of their files. */
async function unmount(folder: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await run('umount', [folder])
      return
    } catch (fault) {
      if (tries === UNMOUNT_TRIES) throw fault
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}
