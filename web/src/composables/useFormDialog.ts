import { useMutation } from '@tanstack/vue-query'
import { type Ref, watch } from 'vue'

interface Work<T> {
  fill: () => void
  send: () => Promise<T>
  saved: (kept: T) => unknown
}

/** The work behind a FormDialog: it is filled afresh whenever it opens, and closes when what was typed is kept. */
export function useFormDialog<T>(open: Ref<boolean>, { fill, send, saved }: Work<T>) {
  const save = useMutation({
    mutationFn: send,
    meta: { quiet: true },
    onSuccess: async (kept) => {
      open.value = false
      await saved(kept)
    },
  })
  watch(open, (now) => {
    if (!now) return
    save.reset()
    fill()
  })
  return save
}
