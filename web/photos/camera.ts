/** The tablet's camera; the only file that asks for it. */

/** Why there is none: forbidden, not there, or not answering. */
export type CameraFault = 'refused' | 'none' | 'busy'

export interface Camera {
  readonly stream: MediaStream
  /** Another camera of the tablet; nothing where there is only this one. */
  readonly next: string | undefined
  /** Whether it can shine. */
  readonly hasTorch: boolean
  readonly shine: (isOn: boolean) => Promise<void>
  /** Gives the camera back; its light goes out. */
  readonly close: () => void
}

/** Larger than what is kept, so that edges can be cut off. */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1440 } }

/** Opens the camera with this id, or the one at the back of the tablet. Pictures only: sound is never asked for. */
export async function openCamera(id?: string): Promise<Camera | { readonly fault: CameraFault }> {
  // Missing where the page came over plain http; types of the browser know nothing of that.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return { fault: 'none' }
  try {
    const stream = await devices.getUserMedia({
      audio: false,
      video: { ...SIZE, ...(id ? { deviceId: { exact: id } } : { facingMode: { ideal: 'environment' } }) },
    })
    return await describeCamera(devices, stream)
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}

async function describeCamera(devices: MediaDevices, stream: MediaStream): Promise<Camera> {
  const [track] = stream.getVideoTracks()
  const here = track?.getSettings().deviceId
  const all = (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
  const at = all.findIndex(({ deviceId }) => deviceId === here)
  const capabilities = track?.getCapabilities?.() ?? {}
  return {
    stream,
    next: all.length > 1 ? all[(at + 1) % all.length]?.deviceId : undefined,
    hasTorch: 'torch' in capabilities && capabilities.torch === true,
    async shine(isOn) {
      // Not among the constraints TypeScript knows.
      const torch: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: isOn }
      await track?.applyConstraints({ advanced: [torch] })
    },
    close() {
      for (const one of stream.getTracks()) one.stop()
    },
  }
}
