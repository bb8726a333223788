import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { allRows, call, client } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Id, Membership, Organisation } from '@/api/types'
import { useSession } from '../session'

export function useJurisdictions() {
  return useQuery({ queryKey: ['people', 'jurisdictions'], queryFn: () => call(client.GET('/api/jurisdictions')) })
}

/** Every body of a place, those below it not included; without a place, all that the person sees. */
export function useOrganisations(jurisdiction_id: Ref<Id | undefined>) {
  return useQuery({
    queryKey: computed(() => ['people', 'organisations', jurisdiction_id.value]),
    queryFn: () =>
      allRows<Organisation>((page) =>
        call(
          client.GET('/api/organisations', {
            params: { query: jurisdiction_id.value === undefined ? page : { ...page, jurisdiction_id: jurisdiction_id.value } },
          }),
        ),
      ),
  })
}

export function useMembers(organisation_id: Ref<Id | undefined>) {
  return useQuery({
    queryKey: computed(() => ['people', 'members', organisation_id.value]),
    queryFn: () =>
      allRows<Membership>((page) =>
        call(client.GET('/api/memberships', { params: { query: { ...page, organisation_id: organisation_id.value as Id } } })),
      ),
    enabled: computed(() => organisation_id.value !== undefined),
  })
}

/** What the person is, for showing or hiding what they could do; the server decides by itself. */
export function useStanding() {
  const { reaches } = useSession()
  const query = useQuery({ queryKey: ['people', 'own'], queryFn: () => call(client.GET('/api/my/memberships')) })
  const own = computed(() => query.data.value?.rows ?? [])
  const manages = computed(() => reaches('administrator') || own.value.some((one) => one.role === 'office'))
  /** Whether it is of use to somebody like them. Who has no work of a campaign keeps catalogues or the system, and sees all. */
  function isFor(works: Membership['role'][]): boolean {
    if (reaches('administrator')) return true
    if (!query.data.value) return false
    return own.value.length === 0 || own.value.some((one) => works.includes(one.role))
  }
  return { own, manages, isFor, administrator: computed(() => reaches('administrator')) }
}

export function refreshPeople(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['people'] })
}
