/** Puts a file where a person wants it, or into the downloads; says where it went. */

/** Chromium's own way to choose a place; other browsers, and older ones, put everything into the downloads. */
interface SavePicker {
  readonly showSaveFilePicker?: (wishes: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>
}

export type Saved = { readonly where: 'chosen' | 'downloads'; readonly name: string } | 'given-up' | 'failed'

/** How long the browser may take to begin reading what it downloads. */
const KEPT_MS = 60_000

/**
 * A place is asked for first, while the press of the button still counts, then the file is made. `given-up`: nobody
 * chose a place. Comes back when the file is written; of a download nobody can know.
 */
export async function saveFile(name: string, make: () => Promise<Blob>): Promise<Saved> {
  const place = await choosePlace(name)
  if (place === 'given-up') return place
  try {
    const file = await make()
    if (place) return (await writeTo(place, file)) ? { where: 'chosen', name: place.name } : 'failed'
    download(name, file)
    return { where: 'downloads', name }
  } catch (fault) {
    // No room on the card, or it was pulled out.
    if (fault instanceof DOMException) return 'failed'
    throw fault
  }
}

async function choosePlace(name: string): Promise<FileSystemFileHandle | 'given-up' | undefined> {
  const { showSaveFilePicker } = window as SavePicker
  if (!showSaveFilePicker) return undefined
  try {
    return await showSaveFilePicker.call(window, { suggestedName: name })
  } catch (fault) {
    // Where choosing is forbidden or broken, the downloads still work.
    return fault instanceof DOMException && fault.name === 'AbortError' ? 'given-up' : undefined
  }
}

/** Whether it lies there with all its bytes. */
async function writeTo(place: FileSystemFileHandle, file: Blob): Promise<boolean> {
  const writing = await place.createWritable()
  await file.stream().pipeTo(writing)
  return (await place.getFile()).size === file.size
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}
