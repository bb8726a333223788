import { createI18n } from 'vue-i18n'
import type { ApiError } from '@/api/errors'
import zh from './zh-CN'

export type Language = 'zh-CN' | 'en'
export type Messages = typeof zh

const remembered_as = 'zhunsheng.language'

/** English is fetched when it is wanted. */
const messages: Partial<Record<Language, Messages>> = { 'zh-CN': zh }

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN',
  messages: messages as Record<Language, Messages>,
})

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en') i18n.global.setLocaleMessage('en', (await import('./en')).default)
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem(remembered_as, language)
}

export async function restoreLanguage(): Promise<void> {
  if (localStorage.getItem(remembered_as) === 'en') await setLanguage('en')
}

/** The server's own sentence and the place; our words only where the server could not speak. */
export function errorText(error: ApiError): string {
  const { t } = i18n.global
  if (error.code === 'offline') return t('error.offline')
  if (!error.message) return t('error.unreadable', { status: error.status })
  const place = error.where ? t('error.at', { where: error.where }) : ''
  return error.message + place
}
