import { useQuery } from '@tanstack/vue-query'
import { reactive } from 'vue'
import { call, client } from '@/api/client'
import { toApiError, type ApiError } from '@/api/errors'
import { queryClient } from '@/api/query'
import type { Id, Import } from '@/api/types'
import { uploadDocument } from '@/api/upload'

const imports_key = ['imports']
const recent = 50

export function isRunning(row: Import): boolean {
  return row.state !== 'ready' && row.state !== 'failed'
}

/** The recent imports; asked for again every second while one of them is being read. */
export function useImports() {
  return useQuery({
    queryKey: imports_key,
    queryFn: async () => (await call(client.GET('/api/imports', { params: { query: { limit: recent } } }))).rows,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? 1000 : false),
  })
}

export interface Upload {
  key: number
  file: File
  base: Id | null
  share: number
  error: ApiError | null
}

/** What the server can read, and what to install for the rest. */
export function useFileKinds() {
  return useQuery({
    queryKey: ['file_kinds'],
    queryFn: async () => (await call(client.GET('/api/file_kinds'))).rows,
    staleTime: Infinity,
  })
}

let last_key = 0

/** Files on their way to the server. Once there, they are rows of `useImports`. */
export function useUploads(onSent: (sent: Import) => void) {
  const uploads = reactive<Upload[]>([])

  function drop(upload: Upload) {
    const at = uploads.findIndex((one) => one.key === upload.key)
    if (at >= 0) uploads.splice(at, 1)
  }

  async function send(upload: Upload) {
    upload.error = null
    upload.share = 0
    try {
      const sent = await uploadDocument(upload.file, upload.base, (share) => (upload.share = share))
      drop(upload)
      onSent(sent)
    } catch (thrown) {
      upload.error = toApiError(thrown)
    }
    await queryClient.invalidateQueries({ queryKey: imports_key })
  }

  /** One after the other: the server reads one file at a time anyway, and every bar moves. */
  async function sendAll(files: Iterable<File>, base: Id | null) {
    const added = [...files].map((file) => {
      uploads.push({ key: ++last_key, file, base, share: 0, error: null })
      return uploads[uploads.length - 1] as Upload
    })
    for (const upload of added) await send(upload)
  }

  return { uploads, send, sendAll, drop }
}
