import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { call, client, connectSession } from '@/api/client'
import { ApiError, toApiError } from '@/api/errors'
import { queryClient } from '@/api/query'
import type { Role, Session } from '@/api/types'

const session_key = ['session']

/** True while the page waits for the user to log in again; what is on the page stays. */
export const sessionExpired = ref(false)

async function fetchSession(): Promise<Session | null> {
  try {
    return await call(client.GET('/api/session'))
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.status === 401) return null
    throw thrown
  }
}

const sessionQuery = { queryKey: session_key, queryFn: fetchSession, staleTime: Infinity }

function knownSession(): Session | null {
  return queryClient.getQueryData<Session | null>(session_key) ?? null
}

/** The password that somebody else chose, between the log-in with it and the choice of another: it need not be typed again. */
let given_password = ''

export function givenPassword(): string {
  return given_password
}

/** Requests that were refused and wait for the user. */
let waiting: ((again: boolean) => void)[] = []

/** Closes the question; what waits goes on, or gives up. */
export function endExpiry(again: boolean): void {
  sessionExpired.value = false
  const released = waiting
  waiting = []
  for (const release of released) release(again)
}

connectSession({
  csrfToken: () => knownSession()?.csrf_token ?? null,
  logInAgain: () => {
    if (!knownSession()) return Promise.resolve(false)
    sessionExpired.value = true
    return new Promise((release) => waiting.push(release))
  },
})

/** For the router. A server that does not answer counts as a session that is not there; the log-in page says why. */
export async function currentSession(): Promise<Session | null> {
  return queryClient.ensureQueryData(sessionQuery).catch(() => null)
}

const rank: Record<Role, number> = { reader: 0, editor: 1, administrator: 2 }

export function roleReaches(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && rank[role] >= rank[needed]
}

export function useSession() {
  const query = useQuery(sessionQuery)
  const user = computed(() => query.data.value?.user ?? null)
  const reaches = (needed: Role) => roleReaches(user.value?.role, needed)
  return { user, reaches, unreachable: query.isError }
}

export async function logIn(user_name: string, password: string): Promise<Session> {
  const before = knownSession()
  const session = await call(client.POST('/api/session', { body: { user_name, password } }))
  const sameUser = before?.user.id === session.user.id
  if (!sameUser) queryClient.clear()
  given_password = session.user.must_change_password ? password : ''
  queryClient.setQueryData(session_key, session)
  endExpiry(sameUser)
  return session
}

export async function logOut(): Promise<void> {
  given_password = ''
  await call(client.DELETE('/api/session')).catch((thrown: unknown) => {
    if (toApiError(thrown).status !== 401) throw thrown
  })
  queryClient.clear()
  queryClient.setQueryData(session_key, null)
}

export async function changePassword(old_password: string, new_password: string): Promise<void> {
  await call(client.POST('/api/session/password', { body: { old_password, new_password } }))
  given_password = ''
  queryClient.removeQueries({ queryKey: session_key })
}
