/** Files that somebody of the public hands in, looked at before they are sent; the platform looks again. */
export const MOST_FILES = 3
const MOST_BYTES = 3 * 1024 * 1024
export const TYPES = ['image/jpeg', 'image/png', 'application/pdf']

/** What is wrong with those that were chosen; empty where nothing is. */
export function faulty(files: readonly { size: number; type: string }[]): string {
  if (files.length > MOST_FILES) {
    return `附件至多${MOST_FILES}个`
  }
  if (files.some((each) => each.size > MOST_BYTES)) {
    return '一个附件至多3MB'
  }
  return files.some((each) => !TYPES.includes(each.type)) ? '附件只能是JPEG、PNG图片或者PDF' : ''
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).slice(String(reader.result).indexOf(',') + 1))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

/** As they are sent. */
export function attached(files: readonly File[]): Promise<{ type: string; content: string }[]> {
  return Promise.all(files.map(async (each) => ({ type: each.type, content: await base64(each) })))
}
