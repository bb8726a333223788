import type { Upload } from '@/api/types'

/**
 * Which upload a file is, for the time after a reload: a page cannot keep the file itself, so it is chosen again and known
 * by its name, size and time.
 */
function keyOf(file: File, organisation_id: number): string {
  return `zhunsheng.upload/${organisation_id}/${file.size}/${file.lastModified}/${file.name}`
}

export function remember(file: File, organisation_id: number, upload_id: Upload['id']): void {
  try {
    localStorage.setItem(keyOf(file, organisation_id), String(upload_id))
  } catch {
    // No room or not allowed: then it begins anew after a reload.
  }
}

export function recall(file: File, organisation_id: number): Upload['id'] | null {
  const found = localStorage.getItem(keyOf(file, organisation_id))
  return found === null ? null : Number(found)
}

export function forget(file: File, organisation_id: number): void {
  localStorage.removeItem(keyOf(file, organisation_id))
}
