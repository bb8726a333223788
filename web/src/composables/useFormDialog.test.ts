import { VueQueryPlugin } from '@tanstack/vue-query'
import { describe, expect, it } from 'vitest'
import { createApp, effectScope, nextTick, ref } from 'vue'
import { useFormDialog } from './useFormDialog'

function dialog(send: () => Promise<string>) {
  const app = createApp({}).use(VueQueryPlugin)
  const open = ref(false)
  const said: string[] = []
  const save = app.runWithContext(() => effectScope().run(() => useFormDialog(open, {
    fill: () => said.push('filled'),
    send,
    saved: (kept) => said.push(kept),
  })))!
  return { open, said, save }
}

describe('useFormDialog', () => {
  it('fills the form whenever it opens, and closes it when what was typed is kept', async () => {
    const { open, said, save } = dialog(() => Promise.resolve('kept'))
    open.value = true
    await nextTick()
    await save.mutateAsync()
    expect(open.value).toBe(false)
    await nextTick()
    open.value = true
    await nextTick()
    expect(said).toEqual(['filled', 'kept', 'filled'])
  })

  it('stays open with what went wrong, which is forgotten when it opens again', async () => {
    const { open, said, save } = dialog(() => Promise.reject(new Error('refused')))
    open.value = true
    await nextTick()
    await expect(save.mutateAsync()).rejects.toThrow('refused')
    expect([open.value, save.isError.value, said]).toEqual([true, true, ['filled']])
    open.value = false
    await nextTick()
    open.value = true
    await nextTick()
    expect(save.isError.value).toBe(false)
  })
})
