// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, h, nextTick, ref, type App } from 'vue'
import { i18n } from '@/i18n'
import UnitInput from './UnitInput.vue'

let app: App | undefined
afterEach(() => app?.unmount())

function mount(before: string[]) {
  const units = ref(before)
  const said: string[] = []
  const host = document.createElement('div')
  document.body.append(host)
  app = createApp(
    defineComponent(() => () =>
      h(UnitInput, {
        modelValue: units.value,
        'onUpdate:modelValue': (now: string[]) => (units.value = now),
        label: '牵头单位',
        known: ['区司法局', '市司法局', '区公安局'],
        onCommit: () => said.push('commit'),
        onCancel: () => said.push('cancel'),
        onNext: (back: boolean) => said.push(back ? 'back' : 'next'),
      }),
    ),
  )
  app.use(i18n).mount(host)
  const input = host.querySelector('input') as HTMLInputElement
  const type = async (text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input'))
    await nextTick()
  }
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    await nextTick()
  }
  return { units, said, type, press, options: () => [...host.querySelectorAll('[role=option]')].map((one) => one.textContent) }
}

describe('UnitInput', () => {
  it('takes the suggestion the arrows stand on', async () => {
    const { units, type, press, options } = mount([])
    await type('司法')
    expect(options()).toEqual(['区司法局', '市司法局'])
    await press('ArrowDown')
    await press('ArrowDown')
    await press('Enter')
    expect(units.value).toEqual(['市司法局'])
  })

  it('takes names that are not known, several at once', async () => {
    const { units, type, press } = mount(['区司法局'])
    await type('区信访局、各镇（街道、园区）')
    await press('Enter')
    expect(units.value).toEqual(['区司法局', '区信访局', '各镇（街道、园区）'])
  })

  it('saves on Enter with nothing typed, gives up on Esc, and goes on with Tab', async () => {
    const { said, press, type, units } = mount(['区司法局'])
    await press('Enter')
    await press('Escape')
    await type('区公安局')
    await press('Tab')
    await press('Tab', { shiftKey: true })
    expect(said).toEqual(['commit', 'cancel', 'next', 'back'])
    expect(units.value).toEqual(['区司法局', '区公安局'])
  })

  it('takes the last one out on Backspace', async () => {
    const { units, press } = mount(['区司法局', '区公安局'])
    await press('Backspace')
    expect(units.value).toEqual(['区司法局'])
  })

  it('leaves Enter alone while an input method is composing', async () => {
    const { said, press } = mount([])
    await press('Enter', { isComposing: true } as KeyboardEventInit)
    expect(said).toEqual([])
  })
})
